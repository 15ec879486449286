import { shownTitle } from '@/lib/domain/articles/shown-title';
import type { ReopenedRow } from '@/lib/domain/contract/inbox';
import { InboxLine } from './inbox-line';

/** The articles that one had signed and others reopened, unread ones first, each a link to it: by whom, and why. */
export function ReopenedList({ rows }: { rows: readonly ReopenedRow[] }) {
  return (
    <ul className="sheet given-list" aria-label="Reopened after you signed">
      {rows.map((row) => (
        <InboxLine
          key={row.articleId}
          {...row}
          href={`/articles/${row.articleId}`}
          does={
            <>
              reopened an article that you had signed: <span className="inbox-article">{shownTitle(row.articleTitle)}</span>
            </>
          }
          sign={row.isSigned && <span className="tag line">Signed again</span>}
        >
          <p className="inbox-text">{row.reason !== '' && <bdi>“{row.reason}”</bdi>} Your signature is withdrawn, and stays on record.</p>
        </InboxLine>
      ))}
    </ul>
  );
}
