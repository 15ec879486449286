import { Plus } from 'lucide-react';
import Link from 'next/link';
import type { StageCount } from '@/lib/domain/article-groups';
import { Chip } from '../../ui/chip';
import { sayDesk } from './say-desk';

interface Props {
  /** Of all that the person may read; null until it is known. */
  counts: readonly (StageCount & { uncheckedClaims: number })[] | null;
  mayCreate: boolean;
  /** The way to the archive from a desk that is empty. */
  archived: { isOn: boolean; show: () => void } | null;
}

/** The page's head: what it is, what matters now, and the way to something new. */
export function ListHead({ counts, mayCreate, archived }: Props) {
  const { first, rest } = sayDesk(counts ?? []);
  return (
    <div className="page-head list-head">
      <div className="sp">
        <h1 className="h1">Articles</h1>
        {archived === null && (
          <p className="lede">
            <b>{first}</b>
            {rest}
          </p>
        )}
      </div>
      {archived && (
        <Chip isOn={archived.isOn} onClick={archived.show}>
          Archived
        </Chip>
      )}
      {mayCreate && (
        <Link className="btn primary" href="/articles/new">
          <Plus className="i s" aria-hidden="true" />
          New article
        </Link>
      )}
    </div>
  );
}
