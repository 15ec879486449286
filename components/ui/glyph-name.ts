import { type VerdictValue, verdictValues } from '@/lib/domain/verdicts/verdict';

/** The verdicts, and the two states that share their column. */
export type GlyphValue = VerdictValue | 'open' | 'checking';

/** What a glyph is called. Apart from how it is drawn, which a page needs later. */
export function glyphName(value: GlyphValue): string {
  if (value === 'open') return 'To check';
  return value === 'checking' ? 'Checking' : verdictValues[value].name;
}
