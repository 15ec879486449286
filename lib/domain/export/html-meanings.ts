import type { Annotation } from '../tags/annotation';
import { escapeHtml } from './html-escape';
import { isExplained, othersOf } from './judgements';

/** What the house's own verdicts in these tags mean and how they are rated, a line each in order of first use; empty without any. */
export function renderMeanings(annotations: readonly Annotation[]): string {
  const given = annotations.flatMap((one) => [...(one.verdict ? [one.verdict] : []), ...othersOf(one)]).filter(isExplained);
  const lines = new Set(
    given.flatMap(({ grade }) => {
      if (!grade) return [];
      const { name, definition, rating } = grade;
      const said = [
        ...(definition ? [`<span dir="auto">${escapeHtml(definition)}</span>`] : []),
        ...(rating === null ? [] : [`rated ${rating} of 5`]),
      ];
      return `<li><b dir="auto">${escapeHtml(name)}</b>: ${said.join('; ')}</li>`;
    }),
  );
  return lines.size > 0 ? `<ul>\n${[...lines].join('\n')}\n</ul>` : '';
}
