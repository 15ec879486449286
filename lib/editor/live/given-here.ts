import type { ArticleState } from '@/lib/domain/article-state';
import { hasWorkOn, verdictIdOf } from '@/lib/domain/checks/given-work';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';

/** Hears of work that colleagues give to the person of this page while the article is open there. */
export class GivenHere {
  private readonly personId: string;
  private isOwner: boolean;
  /** Their claims, and on which verdict, when they were last heard of: of what nobody touched since the page was opened nothing is known. */
  private readonly theirs = new Map<string, string | undefined>();

  constructor(personId: string, { details }: Pick<ArticleState, 'details'>) {
    this.personId = personId;
    this.isOwner = details.ownerId === personId;
  }

  /**
   * True if these entries, which led to `state`, may have given them work: an own claim counts, too, that is heard of for the first time, or that has
   * another verdict, which a second check may have waited for.
   */
  hear(entries: readonly VisibleEntry[], state: ArticleState): boolean {
    const { personId } = this;
    const others = entries.filter(({ actorId }) => actorId !== personId);
    const isOwner = state.details.ownerId === personId;
    let isGiven = isOwner && !this.isOwner && others.length > 0;
    this.isOwner = isOwner;
    for (const { type, payload, actorId } of entries) {
      // Typing gives no work (`givenWorkOf`), and is most of what comes.
      if (type === 'text') continue;
      for (const id of entryTypeOf(type).touches(payload)) {
        const verdictId = verdictIdOf(state, id);
        const isTheirs = hasWorkOn(state, id, personId);
        if (isTheirs && !(this.theirs.has(id) && this.theirs.get(id) === verdictId) && actorId !== personId) isGiven = true;
        if (isTheirs) this.theirs.set(id, verdictId);
        else this.theirs.delete(id);
      }
    }
    return isGiven;
  }
}
