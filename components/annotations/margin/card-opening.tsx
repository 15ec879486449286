import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { TagKind } from '@/lib/domain/tags/tag-kinds';

interface Props {
  /** The tag's: the words of the active tag name the card by it, and until that is here what stands for it. */
  id: string;
  kind: TagKind;
}

/** Where the card of the active tag will be, while its script is still coming: its head, its words, its verdicts. Nothing of it is seen before 200 ms. */
export function CardOpening({ id, kind }: Props) {
  return (
    <div id={`card-${id}`} className={`card card-opening ${kind}`}>
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

/** In place of a card whose script did not come. It is tried again by and by, and when the line is back; a press does it now. */
export function CardNotLoaded({ id, fetch }: { id: string; fetch: () => Promise<void> }) {
  return (
    // As short as can be, and without the banner's signs: it comes with the page's first scripts.
    <div id={`card-${id}`} className="banner danger" role="alert">
      <p className="sp ttl">The card could not be loaded</p>
      <Button size="s" onClick={fetch}>
        Try again
      </Button>
    </div>
  );
}

/** While not even the place is here where the card will be: for those only who come to it from the words of the tag. */
export function CardToCome({ id }: Pick<Props, 'id'>) {
  return (
    <p id={`card-${id}`} className="vh">
      Opening the card
    </p>
  );
}
