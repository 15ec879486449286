import type { ArticleState } from '../article-state';
import type { JournalEntry } from '../journal/entry';
import { entryTypeOf } from '../journal/entry-types';
import { type Annotation, checkOf } from '../tags/annotation';
import type { VoteRule } from '../verdicts/vote-rule';
import { secondAwaitedOf, secondInHandOf } from './second-checker';

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
 * one again. Nobody hears of what they took themselves, or of what was theirs already. `votes` is the rule of the article's desk: where every claim is
 * voted on, nobody looks again.
 */
export function givenWorkOf(before: ArticleState, after: ArticleState, entry: JournalEntry, votes: VoteRule | null): GivenWork[] {
  const owners = newTo([before.details.ownerId ?? null], [after.details.ownerId ?? null]);
  const touched = entryTypeOf(entry.type).touches(entry.payload);
  const verdictIds = new Set(touched.map((id) => verdictIdOf(after, id)));
  // Words that go and come back give nobody anything: only with another verdict is a second check new that had nothing to look at.
  const secondBefore = (id: string) => (verdictIds.has(verdictIdOf(before, id)) ? secondInHandOf : secondAwaitedOf);
  const secondAfter = votes?.when === 'every' ? () => null : secondInHandOf;
  // Of all together: a merge and its undo bring a claim's work to another tag, and to nobody else.
  const checkers = newTo(
    touched.flatMap((id) => peopleOn(before, id, secondBefore(id))),
    touched.flatMap((id) => presentOn(after, id, secondAfter)),
  );
  const given = (what: GivenWork['what']) => (personId: string) => ({
    ...{ personId, what, articleId: after.articleId, seq: entry.seq, at: entry.at, byId: entry.actorId },
  });
  const work = [...owners.map(given('article')), ...[...new Set(checkers)].map(given('claims'))];
  return work.filter(({ personId }) => personId !== entry.actorId);
}

const newTo = (before: readonly (string | null)[], after: readonly (string | null)[]): string[] =>
  after.filter((one) => one !== null && !before.includes(one)).flatMap((one) => one ?? []);

/** The entry that gave a tag's verdict; undefined where it has none. */
export const verdictIdOf = ({ annotations }: ArticleState, id: string): string | undefined => annotations.get(id)?.verdict?.entryId;

type SecondOf = (tag: Annotation, authorId: string | null) => string | null;

/** Whom a claim is with, its second check as `secondOf` says. */
function peopleOn({ annotations, details }: ArticleState, id: string, secondOf: SecondOf): (string | null)[] {
  const tag = annotations.get(id);
  if (tag?.kind !== 'claim') return [];
  return [checkOf(tag).assigneeId, secondOf(tag, details.authorId)];
}

/** Whether a person has a claim, or its second check, in hand, whatever the desk votes on. */
export const hasWorkOn = (state: ArticleState, id: string, personId: string): boolean =>
  presentOn(state, id, secondInHandOf).includes(personId);

const presentOn = (state: ArticleState, id: string, secondOf: SecondOf) =>
  state.annotations.get(id)?.isRemoved ? [] : peopleOn(state, id, secondOf);
