'use client';
import { late, useLate } from '@/components/ui/late';
import type { Annotation } from '@/lib/domain/annotation';

const tagCard = late(() => import('./tag-card'));

/** The cards of the margin, the open one among them: they come behind the text. */
export const marginCards = late(() => import('./margin-cards'));

interface Props {
  annotation: Annotation;
  onClose: () => void;
}

/** The card of the active tag. It opens by an action, so its script comes when the page works; where a tag is active from the start, at once. */
export function OpenTagCard(props: Props) {
  const card = useLate(tagCard, true);
  return card && <card.TagCard {...props} />;
}

/** True once the card's scripts are here: then a card is on the page as soon as its tag is active. */
export const isCardHere = (): boolean => tagCard.here() !== null && marginCards.here() !== null;

/** Fetches the card's scripts now. It comes back also where nothing came. */
export const fetchCard = async (): Promise<void> => {
  await Promise.all([tagCard.fetch(), marginCards.fetch()]);
};

/** Fetches the card's script in a moment that nothing else needs, so that the first card opens at once and without a line. */
export function usePreparedCard(): void {
  useLate(tagCard, false);
}
