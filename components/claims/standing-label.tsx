import type { RememberedStanding } from '@/lib/domain/claim-standing';
import { verdictValues } from '@/lib/domain/verdict';
import { VerdictGlyph, VerdictLabel } from '../ui/verdict-glyph';

/** What a standing is called. */
export const standingName = (standing: RememberedStanding): string => (standing === 'none' ? 'No verdict' : verdictValues[standing].name);

/** A verdict by glyph and name, or that there is none. */
export function StandingLabel({ standing }: { standing: RememberedStanding }) {
  if (standing !== 'none') return <VerdictLabel value={standing} />;
  return (
    <span className="vl open">
      <VerdictGlyph value="open" isNamedBeside />
      {standingName(standing)}
    </span>
  );
}
