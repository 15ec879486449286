import { Plus, Users } from 'lucide-react';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { PageLink } from '../../ui/page-link';
import { isOwnWay } from './own-way';
import { type DeskCount, sayDesk } from './say-desk';

interface Props {
  /** Of all that the person may read; null until it is known. */
  counts: { stages: readonly DeskCount[]; mySeconds: number; myVotes: number } | null;
  mayCreate: boolean;
  /** The way to what is the reader's own: a link, and what a click on it does. */
  mine: { href: string; show: () => void } | null;
  /** Opens who has how much to do. */
  onLoad: (() => void) | null;
  /** The way to the archive from a desk that is empty. */
  archived: { isOn: boolean; show: () => void } | null;
}

/** The page's head: what it is, what matters now, and the way to something new. */
export function ListHead({ counts, mayCreate, mine, onLoad, archived }: Props) {
  const said = sayDesk(counts?.stages ?? [], { seconds: counts?.mySeconds ?? 0, votes: counts?.myVotes ?? 0 });
  return (
    <div className="page-head list-head">
      <div className="sp">
        <h1 className="h1">Articles</h1>
        {archived === null && (
          <p className="lede">
            <b>{said.first}</b>
            {said.rest}
            {mine && said.mine !== '' && (
              <a
                href={mine.href}
                onClick={(event) => {
                  if (isOwnWay(event)) return;
                  event.preventDefault();
                  mine.show();
                }}
              >
                {said.mine}
              </a>
            )}
            {said.end}
          </p>
        )}
      </div>
      {archived && (
        <Chip isOn={archived.isOn} onClick={archived.show}>
          Archived
        </Chip>
      )}
      {onLoad && (
        <Button variant="quiet" onClick={onLoad}>
          <Users className="i s" aria-hidden="true" />
          Load
        </Button>
      )}
      {mayCreate && (
        <PageLink className="btn primary" href="/articles/new">
          <Plus className="i s" aria-hidden="true" />
          New article
        </PageLink>
      )}
    </div>
  );
}
