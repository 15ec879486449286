import { glyphName } from '@/components/ui/glyph-name';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { type ClaimCounts, claimStandings } from '@/lib/domain/checks/claim-counts';

/** How many claims have each verdict or state, all six in one line. */
export function VerdictCounts({ counts }: { counts: ClaimCounts }) {
  return (
    <ul className="verdict-counts num" aria-label="Claims by verdict">
      {claimStandings.map((glyph) => (
        <li key={glyph} title={glyphName(glyph)}>
          <VerdictGlyph value={glyph} />
          <b>{counts[glyph]}</b>
        </li>
      ))}
    </ul>
  );
}
