'use client';
import { useLayoutEffect } from 'react';
import { type Late, late, useHasFailed, useLate } from '@/components/ui/late';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { focusCard as focusCardHere, takePasted as takePastedHere } from './focus-card';
import { CardNotLoaded, CardOpening, CardToCome } from './margin/card-opening';

/** The card, and what keys do in it, which in the page's first scripts would be waited for. */
const tagCard = late(async () => {
  const [{ TagCard, tagThreads }, { focusCard, takePasted }] = await Promise.all([import('./tag-card'), import('./focus-card')]);
  return { TagCard, tagThreads, focusCard, takePasted };
});
export const marginCards = late(() => import('./margin/margin-cards'));

/** Where the open card stands while there is an article: it comes behind the text. */
let place: Late<unknown> | null = null;

interface Props {
  annotation: Annotation;
  onClose: () => void;
}

/** The card of the active tag. It opens by an action, so its script comes when the page works; where a tag is active from the start, at once. */
export function OpenTagCard(props: Props) {
  const { id, kind } = props.annotation;
  const card = useLate(tagCard, true);
  const hasFailed = useHasFailed(tagCard);
  if (card) return <card.TagCard {...props} />;
  return hasFailed ? <CardNotLoaded id={id} fetch={tagCard.fetch} /> : <CardOpening id={id} kind={kind} />;
}

/** Where the card of the active tag will be, as long as the script of its place, `place`, is not here. */
export function PlaceOfCard({ id, place }: { id: string; place: Late<unknown> }) {
  return useHasFailed(place) ? <CardNotLoaded id={id} fetch={place.fetch} /> : <CardToCome id={id} />;
}

/** True once a card whose own script is here has its place on the page. */
export const isPlaceHere = (): boolean => place?.here() !== null;

/** True once the card's scripts are here, that of its threads too if it is for them: then a card is on the page as soon as its tag is active. */
export const isCardHere = (forThreads = false): boolean => {
  const card = tagCard.here();
  return card !== null && isPlaceHere() && (!forThreads || card.tagThreads.here() !== null);
};

/** Brings focus to a part of a card whose scripts are here (`isCardHere`), or throws why it has none. */
export const focusCard = (...asked: Parameters<typeof focusCardHere>): void => tagCard.here()?.focusCard(...asked);

/** Makes what was pasted a source of a tag whose card is here, or throws why not. */
export const takePasted = (...asked: Parameters<typeof takePastedHere>): void => tagCard.here()?.takePasted(...asked);

/** Fetches the scripts of a card, with those of its place, now. It comes back also where nothing came. */
export const fetchCard = async (card: Late<unknown> = tagCard): Promise<void> => {
  await Promise.all([card.fetch(), place?.fetch()]);
};

/** The same of the card of a tag, and then the script of its threads. */
export const fetchThreads = async (): Promise<void> => {
  await fetchCard();
  await tagCard.here()?.tagThreads.fetch();
};

/** Fetches the card's script in a moment that nothing else needs, so that the first card opens at once and without a line. */
export function usePreparedCard(): void {
  useLate(tagCard, false);
}

/** The cards of the margin, or null until they are here. `isWanted`: the page has a margin, and not the sheet at its foot. */
export function useMarginCards(isWanted: boolean, sheet: Late<unknown>) {
  useLayoutEffect(() => {
    place = isWanted ? marginCards : sheet;
    return () => {
      place = null;
    };
  }, [isWanted, sheet]);
  return useLate(marginCards, isWanted);
}
