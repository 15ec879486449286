import { shownTitle } from '@/lib/domain/articles/shown-title';
import type { GivenRow } from '@/lib/domain/contract/inbox';
import { sayCount } from '@/lib/domain/text/say-count';
import { InboxLine } from './inbox-line';

/** The articles in which others gave one work, unread ones first, each a link to it. */
export function GivenList({ rows }: { rows: readonly GivenRow[] }) {
  return (
    <ul className="sheet given-list" aria-label="Given to you">
      {rows.map((row) => (
        <GivenLine key={row.articleId} row={row} />
      ))}
    </ul>
  );
}

function GivenLine({ row }: { row: GivenRow }) {
  const does = (
    <>
      {sayGiven(row)} <span className="inbox-article">{shownTitle(row.articleTitle)}</span>
    </>
  );
  return (
    <InboxLine {...row} href={`/articles/${row.articleId}`} does={does}>
      <p className="inbox-text">{sayWork(row)}</p>
    </InboxLine>
  );
}

function sayGiven({ isOwner, hasClaims }: Pick<GivenRow, 'isOwner' | 'hasClaims'>): string {
  if (isOwner) return hasClaims ? 'named you the owner, and gave you claims, of' : 'named you the owner of';
  return 'gave you claims in';
}

/** What there is to do now, which may be less than was given. */
function sayWork({ openClaims, seconds }: Pick<GivenRow, 'openClaims' | 'seconds'>): string {
  const parts = [
    openClaims > 0 && sayCount(openClaims, 'claim to check', 'claims to check'),
    seconds > 0 && sayCount(seconds, 'second check'),
  ];
  return parts.filter(Boolean).join(', ') || 'No claims of yours to check';
}
