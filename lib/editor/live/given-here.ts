import type { ArticleState } from '@/lib/domain/article-state';
import { hasLaterSecond, hasWorkOn, verdictIdOf } from '@/lib/domain/checks/given-work';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';

/** Hears of work that colleagues give to the person of this page, and of signatures of theirs that they withdraw, while the article is open there. */
export class GivenHere {
  private readonly personId: string;
  private isOwner: boolean;
  /** Their claims, and on which verdict, when they were last heard of: of what nobody touched since the page was opened nothing is known. */
  private readonly theirs = new Map<string, string | undefined>();

  /** Claims that they are to look at again once the words are those of the verdict. */
  private readonly later = new Set<string>();

  constructor(personId: string, state: ArticleState) {
    this.personId = personId;
    this.isOwner = state.details.ownerId === personId;
    for (const { id } of state.annotations.unplaced()) if (hasLaterSecond(state, id, personId)) this.later.add(id);
  }

  /**
   * True if these entries, which led to `state`, may have given them work, or have withdrawn a signature of theirs: an own claim counts, too, that
   * is heard of for the first time, or that has another verdict, which a second check may have waited for; and one whose words are those of its
   * verdict again.
   */
  hear(entries: readonly VisibleEntry[], state: ArticleState): boolean {
    const { personId } = this;
    const others = entries.filter(({ actorId }) => actorId !== personId);
    const isOwner = state.details.ownerId === personId;
    const isLifted = state.reopenings.some(
      ({ entryId, signOffs }) => others.some(({ id }) => id === entryId) && signOffs.some(({ byId }) => byId === personId),
    );
    let isGiven = isLifted || (isOwner && !this.isOwner && others.length > 0);
    this.isOwner = isOwner;
    for (const { type, payload, actorId } of entries) {
      // Typing gives no work but what has waited for its words, and is most of what comes.
      if (type === 'text') continue;
      for (const id of entryTypeOf(type).touches(payload)) {
        const verdictId = verdictIdOf(state, id);
        const isTheirs = hasWorkOn(state, id, personId);
        const isNew = isTheirs && !(this.theirs.has(id) && this.theirs.get(id) === verdictId);
        if (isNew && actorId !== personId) isGiven = true;
        if (isNew && hasLaterSecond(state, id, personId)) this.later.add(id);
        if (isTheirs) this.theirs.set(id, verdictId);
        else this.theirs.delete(id);
      }
    }
    for (const id of this.later) {
      if (hasLaterSecond(state, id, personId)) continue;
      this.later.delete(id);
      if (hasWorkOn(state, id, personId)) isGiven = true;
    }
    return isGiven;
  }
}
