import { VerdictLabel } from '@/components/ui/verdict-glyph';
import type { Grade } from '@/lib/domain/verdicts/verdict-scale';

/** The verdicts of a scale, to be read. */
export function GradeTable({ grades }: { grades: readonly Grade[] }) {
  return (
    <div className="sheet">
      <table className="tbl stacked">
        <thead>
          <tr>
            <th>Verdict</th>
            <th>Means</th>
            <th>Rating</th>
          </tr>
        </thead>
        <tbody>
          {grades.map((grade) => (
            <tr key={grade.id}>
              <td>
                <VerdictLabel value={grade.standing} grade={grade} />
              </td>
              <td className="dim2">{grade.definition}</td>
              <td className="dim2">{grade.rating === null ? 'None' : `${grade.rating} of 5`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
