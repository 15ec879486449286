import { areTagsListed, tagList, whenTagsListed } from '@/components/annotations/list/late-tag-list';
import { fetchCard, fetchThreads, isCardHere } from '@/components/annotations/open-tag-card';
import { activateWithCard } from '../focus-part';
import { holdKeys } from '../held-keys';
import type { Notes } from './notes';
import type { Around, Reach } from './reach';

/** The ways into parts of the page whose script may still be coming: what is typed for them meanwhile waits with what was asked. */
export interface LateDoors {
  /**
   * Does what needs the card of a tag, with its threads or not. Where its script is still on the way, what is typed meanwhile waits for it too;
   * unless somebody thinks better of it first, or goes to another field.
   */
  withCard(work: () => void, forThreads?: boolean): void;
  /** Does what needs the list of tags, in the same way. */
  withTags(work: () => void): void;
}

/** Adds the ways into parts that come late. */
export function withDoors(told: Around & Notes): Reach {
  const { actions, showCard, attempt, sayNotLoaded, noTagActive } = told;
  return {
    ...told,
    withCard: (work, forThreads) => {
      if (isCardHere(forThreads)) return work();
      activateWithCard(actions, showCard, noTagActive);
      const coming = forThreads ? fetchThreads() : fetchCard();
      const holding = holdKeys('.card', coming);
      void coming.then(() => {
        if (holding.signal.aborted) return;
        if (!isCardHere(forThreads)) sayNotLoaded('card');
        else if (attempt(work)) return;
        holding.abort();
      });
    },
    withTags: (work) => {
      if (areTagsListed()) return work();
      const coming = tagList.fetch();
      const holding = holdKeys('[data-region=tags]', coming);
      void coming.then(() => {
        if (tagList.here()) return whenTagsListed(work, holding.signal);
        sayNotLoaded('tags');
        holding.abort();
      });
    },
  };
}
