'use client';
import { late, useLate } from '@/components/ui/late';
import type { Annotation } from '@/lib/domain/annotation';
import { marginCards } from './late-margin';

const tagCard = late(() => import('./tag-card'));

interface Props {
  annotation: Annotation;
  onClose: () => void;
}

/** The card of the active tag. It opens by an action, so its script comes when the page works; where a tag is active from the start, at once. */
export function OpenTagCard(props: Props) {
  const card = useLate(tagCard, true);
  return card && <card.TagCard {...props} />;
}

/** True once the scripts of a card and of its place are here: then a card is on the page as soon as its tag is active. */
export const isCardHere = (): boolean => tagCard.here() !== null && marginCards.here() !== null;

/** Fetches these scripts now. It comes back also where nothing came. */
export const fetchCard = async (): Promise<void> => {
  await Promise.all([tagCard.fetch(), marginCards.fetch()]);
};

/** Fetches the card's script in a moment that nothing else needs, so that the first card opens at once and without a line. */
export function usePreparedCard(): void {
  useLate(tagCard, false);
}
