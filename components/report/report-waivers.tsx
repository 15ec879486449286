import type { Report } from '@/lib/domain/report/report';
import { sayWaived } from '@/lib/domain/sign-off/count-blockers';

/** What a sign-off passes over, each by name and with its reason. */
export function ReportWaivers({ report: { waivers } }: { report: Report }) {
  if (waivers.length === 0) return null;
  return (
    <section>
      <h3 id="report-waived">
        Waived <span className="cap">in the way, and let pass by name</span>
      </h3>
      <table className="report-claims" aria-labelledby="report-waived">
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">What</th>
            <th scope="col">Why</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {waivers.map(({ kind, label, count, reason, name, at }) => (
            <tr key={`${kind} ${label}`}>
              <th scope="row" className="mono">
                {label}
              </th>
              <td>{sayWaived({ kind, count })}</td>
              <td dir="auto">{reason}</td>
              <td>
                {name}
                <span className="claim-note">{at.slice(0, 10)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
