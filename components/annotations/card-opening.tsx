import { Skeleton } from '@/components/ui/skeleton';
import type { TagKind } from '@/lib/domain/tag-kinds';

/** Where the card of the active tag will be, while its script is still coming: its head, its words, its verdicts. Nothing of it is seen before 200 ms. */
export function CardOpening({ kind }: { kind: TagKind }) {
  return (
    <div className={`card card-opening ${kind}`}>
      <span className="vh">Opening the card</span>
      <div className="row">
        <Skeleton width="34px" height="18px" />
        <Skeleton width="120px" height="12px" />
      </div>
      <Skeleton height="14px" />
      <Skeleton width="62%" height="14px" />
      <Skeleton height="28px" />
    </div>
  );
}
