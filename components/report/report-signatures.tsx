import type { Report } from '@/lib/domain/report/report';
import { signatures } from '@/lib/domain/sign-off/desk-rules';
import { sayNumber } from '@/lib/domain/text/say-count';

/** Exact, as in all reports: 2026-10-10, 17:21:40 UTC. */
const exact = (at: string) => `${at.slice(0, 10)}, ${at.slice(11, 19)} UTC`;

/** Who signed what and when, and how earlier signatures came to be withdrawn. */
export function ReportSignatures({ report: { signOffs, isSignedOff, reopenings } }: { report: Report }) {
  return (
    <section aria-labelledby="report-signed">
      <h3 id="report-signed">
        {isSignedOff ? 'Signed off' : signOffs.length > 0 ? 'Signed in part' : 'Not signed off'}{' '}
        {signOffs.length === 0 && <span className="cap">it may still change</span>}
      </h3>
      {signOffs.length > 0 && (
        <ul className="report-signatures">
          {signOffs.map(({ signature, name, at, seq }) => (
            <li key={signature}>
              <span className="cap">{signatures[signature].name}</span>
              <b>{name}</b>
              <span className="cap">
                {exact(at)}, as of entry {sayNumber(seq)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {reopenings.map(({ name, at, reason, signOffs: withdrawn }) => (
        <p key={at} className="claim-note" dir="auto">
          <b>Reopened by {name},</b> {exact(at)}: {reason}
          {withdrawn.length > 0 && (
            <span className="cap">
              {' '}
              Withdrawn: {withdrawn.map((one) => `${signatures[one.signature].name}, ${one.name}, ${exact(one.at)}`).join('; ')}
            </span>
          )}
        </p>
      ))}
    </section>
  );
}
