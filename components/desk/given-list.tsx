import Link from 'next/link';
import { Avatar } from '@/components/ui/avatar';
import { When } from '@/components/ui/when';
import type { GivenRow } from '@/lib/domain/contract/inbox';
import { firstName } from '@/lib/domain/person-name';

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
  const { articleId, articleTitle, byId, byName, at, isUnread } = row;
  const name = byName ?? 'Someone';
  return (
    <li className={`inbox-row ${isUnread ? 'unread' : ''}`}>
      <Avatar person={{ id: byId, name }} />
      <div className="inbox-body">
        <p className="inbox-head">
          {isUnread && (
            <span className="unread-dot">
              <span className="vh">Unread. </span>
            </span>
          )}
          <Link className="inbox-open" href={`/articles/${articleId}`}>
            <b>{firstName(name)}</b> {sayGiven(row)} <span className="inbox-article">{articleTitle || 'Untitled'}</span>
          </Link>
          <span className="sp" />
          <span className="dim">
            <When at={at} />
          </span>
        </p>
        <p className="inbox-text">{sayWork(row)}</p>
      </div>
    </li>
  );
}

function sayGiven({ isOwner, hasClaims }: Pick<GivenRow, 'isOwner' | 'hasClaims'>): string {
  if (isOwner) return hasClaims ? 'named you the owner, and gave you claims, of' : 'named you the owner of';
  return 'gave you claims in';
}

/** What there is to do now, which may be less than was given. */
function sayWork({ openClaims, seconds }: Pick<GivenRow, 'openClaims' | 'seconds'>): string {
  const parts = [
    openClaims > 0 && (openClaims === 1 ? '1 claim to check' : `${openClaims.toLocaleString('en-GB')} claims to check`),
    seconds > 0 && (seconds === 1 ? '1 second check' : `${seconds.toLocaleString('en-GB')} second checks`),
  ];
  return parts.filter(Boolean).join(', ') || 'No claims of yours to check';
}
