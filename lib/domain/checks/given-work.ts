import type { ArticleState } from '../article-state';
import type { JournalEntry } from '../journal/entry';
import { entryTypeOf } from '../journal/entry-types';
import { checkOf } from '../tags/annotation';
import { secondAwaitedOf } from './second-checker';

/** Work that somebody else has given to a person: an article to see through, or claims to check or to look at again. */
export interface GivenWork {
  personId: string;
  articleId: string;
  seq: number;
  at: string;
  byId: string;
  what: 'article' | 'claims';
}

/**
 * Whom an entry, which led from `before` to `after`, has given work: the owner that it named, whoever it gave a claim to, and whoever is to look at
 * one again now. Nobody hears of what they took themselves, or of what was theirs already.
 */
export function givenWorkOf(before: ArticleState, after: ArticleState, entry: JournalEntry): GivenWork[] {
  const owners = newTo([before.details.ownerId ?? null], [after.details.ownerId ?? null]);
  const touched = entryTypeOf(entry.type).touches(entry.payload);
  // Of all together: a merge and its undo bring a claim's work to another tag, and to nobody else.
  const checkers = newTo(
    touched.flatMap((id) => peopleOn(before, id)),
    touched.flatMap((id) => presentOn(after, id)),
  );
  const given = (what: GivenWork['what']) => (personId: string) => ({
    ...{ personId, what, articleId: after.articleId, seq: entry.seq, at: entry.at, byId: entry.actorId },
  });
  const work = [...owners.map(given('article')), ...[...new Set(checkers)].map(given('claims'))];
  return work.filter(({ personId }) => personId !== entry.actorId);
}

const newTo = (before: readonly (string | null)[], after: readonly (string | null)[]): string[] =>
  after.filter((one) => one !== null && !before.includes(one)).flatMap((one) => one ?? []);

/** Who has something to do on a claim: a second check is none before there is a first verdict, nor for whoever may not give it. */
function peopleOn({ annotations, details }: ArticleState, id: string): (string | null)[] {
  const tag = annotations.get(id);
  if (tag?.kind !== 'claim') return [];
  return [checkOf(tag).assigneeId, secondAwaitedOf(tag, details.authorId)];
}

/** Whether a person has something to do on a claim. */
export const hasWorkOn = (state: ArticleState, id: string, personId: string): boolean => presentOn(state, id).includes(personId);

const presentOn = (state: ArticleState, id: string) => (state.annotations.get(id)?.isRemoved ? [] : peopleOn(state, id));
