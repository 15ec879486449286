import type { ClaimSummary } from '@/lib/domain/contract/claims';
import { verdictName } from '@/lib/domain/verdicts/verdict';
import { VerdictGlyph, VerdictLabel } from '../ui/verdict-glyph';

type Standing = Pick<ClaimSummary, 'standing' | 'grade'>;

/** What a standing is called, by the house's own name where it has one. */
export const standingName = ({ standing, grade }: Standing): string =>
  standing === 'none' ? 'No verdict' : verdictName({ value: standing, ...(grade && { grade }) });

/** A verdict by glyph and name, or that there is none. */
export function StandingLabel({ standing, grade }: Standing) {
  if (standing !== 'none') return <VerdictLabel value={standing} grade={grade ?? undefined} />;
  return (
    <span className="vl open">
      <VerdictGlyph value="open" isNamedBeside />
      No verdict
    </span>
  );
}
