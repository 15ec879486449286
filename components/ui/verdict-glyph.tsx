import type { ReactNode } from 'react';
import { type VerdictValue, verdictValues } from '@/lib/domain/verdict';

/** The verdicts, and the two states that share their column. */
export type GlyphValue = VerdictValue | 'open' | 'checking';

const shapes: Record<GlyphValue, ReactNode> = {
  supported: (
    <>
      <circle cx="8" cy="8" r="7.25" fill="currentColor" />
      <path
        d="M4.6 8.3l2.3 2.3 4.5-5"
        fill="none"
        stroke="var(--on-verdict)"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  partly: (
    <>
      <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <path d="M8 1.6a6.4 6.4 0 0 0 0 12.8z" fill="currentColor" />
    </>
  ),
  refuted: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="2.5" fill="currentColor" />
      <path d="M5.1 5.1l5.8 5.8M10.9 5.1l-5.8 5.8" stroke="var(--on-verdict)" strokeWidth="1.9" strokeLinecap="round" />
    </>
  ),
  unproven: (
    <>
      <path d="M8 1l7 7-7 7-7-7z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      <path
        d="M6.5 6.7c0-1 .7-1.6 1.6-1.6.9 0 1.5.6 1.5 1.4 0 1.1-1.5 1.2-1.5 2.3"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
      />
      <circle cx="8.05" cy="10.9" r=".85" fill="currentColor" />
    </>
  ),
  checking: (
    <>
      <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="8" cy="8" r="2.4" fill="currentColor" />
    </>
  ),
  open: <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.2 2" />,
};

/** The shape alone, for a drawing that places it. */
export const VerdictShape = ({ value }: { value: GlyphValue }) => shapes[value];

/** What a glyph is called. */
export function glyphName(value: GlyphValue): string {
  if (value === 'open') return 'To check';
  return value === 'checking' ? 'Checking' : verdictValues[value].name;
}

/** A verdict by its outline, readable without colour. It names itself unless the name stands beside it. */
export function VerdictGlyph({ value, isNamedBeside = false }: { value: GlyphValue; isNamedBeside?: boolean }) {
  const name = isNamedBeside ? undefined : glyphName(value);
  return (
    <svg className={`v v-${value}`} viewBox="0 0 16 16" role={name && 'img'} aria-label={name} aria-hidden={isNamedBeside || undefined}>
      {shapes[value]}
    </svg>
  );
}

/** A verdict by glyph and name: the one that its scale gives it, where it is not the plain one. */
export function VerdictLabel({ value, name = glyphName(value) }: { value: GlyphValue; name?: string }) {
  return (
    <span className={`vl ${value}`}>
      <VerdictGlyph value={value} isNamedBeside />
      {name}
    </span>
  );
}
