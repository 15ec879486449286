import type { ArticleState } from '../article-state';
import type { JournalEntry } from '../journal/entry';
import { entryTypeOf } from '../journal/entry-types';
import { type Annotation, checkOf } from '../tags/annotation';
import type { VoteRule } from '../verdicts/vote-rule';
import { secondAwaitedOf, secondInHandOf } from './second-checker';

/** Work that somebody else has given to a person. */
interface Given {
  personId: string;
  articleId: string;
  seq: number;
  at: string;
  byId: string;
}

/**
 * An article to see through, or claims to check or to look at again. Of one second check: that it is given while its verdict is on other words, so that
 * there is nothing to look at yet (`second-later`), and that there is something from now on (`second-now`). Whom it was given to so hears of it then.
 */
export type GivenWork = Given & ({ what: 'article' | 'claims' } | { what: 'second-later' | 'second-now'; annotationId: string });

/**
 * Whom an entry, which led from `before` to `after`, has given work: the owner that it named, whoever it gave a claim to, and whoever is to look at
 * one again. Nobody hears of what they took themselves, or of what was theirs already. `votes` is the rule of the article's desk: where every claim is
 * voted on, nobody looks again.
 */
export function givenWorkOf(before: ArticleState, after: ArticleState, entry: JournalEntry, votes: VoteRule | null): GivenWork[] {
  const owners = newTo([before.details.ownerId ?? null], [after.details.ownerId ?? null]);
  const touched = entryTypeOf(entry.type).touches(entry.payload);
  const hasSeconds = votes?.when !== 'every';
  const verdictIds = new Set(touched.map((id) => verdictIdOf(after, id)));
  // Words that go and come back give nobody anything: only with another verdict is a second check new that had nothing to look at.
  const secondBefore = (id: string) => (verdictIds.has(verdictIdOf(before, id)) ? secondInHandOf : secondAwaitedOf);
  // Of all together: a merge and its undo bring a claim's work to another tag, and to nobody else.
  const checkers = newTo(
    touched.flatMap((id) => peopleOn(before, id, secondBefore(id))),
    touched.flatMap((id) => presentOn(after, id, hasSeconds ? secondAwaitedOf : () => null)),
  );
  const given = (what: 'article' | 'claims') => (personId: string) => ({ ...placeOf(entry), personId, byId: entry.actorId, what });
  const work = [...owners.map(given('article')), ...[...new Set(checkers)].map(given('claims'))];
  const seconds = hasSeconds ? [...new Set(touched)].flatMap((id) => secondOf(before, after, entry, id)) : [];
  // Last, and so in the name of who named them: whoever judges anew has given them nothing.
  return [...work.filter(({ personId }) => personId !== entry.actorId), ...seconds];
}

const placeOf = ({ articleId, seq, at }: JournalEntry) => ({ articleId, seq, at });

/** What becomes of a tag's second check: given for later, or one that can be done from now on, in the name of who gave it. */
function secondOf(before: ArticleState, after: ArticleState, entry: JournalEntry, annotationId: string): GivenWork[] {
  const tag = after.annotations.get(annotationId);
  if (tag?.kind !== 'claim' || tag.isRemoved) return [];
  const earlier = before.annotations.get(annotationId);
  const was = (of: SecondOf) => (earlier?.kind === 'claim' ? of(earlier, before.details.authorId) : null);
  const personId = secondInHandOf(tag, after.details.authorId);
  if (personId === null) return [];
  if (tag.isStale) {
    // A tag that comes back gives nothing anew.
    if (personId === entry.actorId || was(secondInHandOf) === personId) return [];
    return [{ ...placeOf(entry), personId, byId: entry.actorId, what: 'second-later', annotationId }];
  }
  if (was(secondAwaitedOf) === personId && !earlier?.isRemoved) return [];
  const byId = checkOf(tag).basis.secondChecker?.byId ?? entry.actorId;
  return byId === personId ? [] : [{ ...placeOf(entry), personId, byId, what: 'second-now', annotationId }];
}

const newTo = (before: readonly (string | null)[], after: readonly (string | null)[]): string[] =>
  after.flatMap((one) => (one === null || before.includes(one) ? [] : one));

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

/** Whether a person is to look again at a claim whose verdict is on other words. */
export function hasLaterSecond(state: ArticleState, id: string, personId: string): boolean {
  const tag = state.annotations.get(id);
  return tag?.kind === 'claim' && !tag.isRemoved && tag.isStale && secondInHandOf(tag, state.details.authorId) === personId;
}

const presentOn = (state: ArticleState, id: string, secondOf: SecondOf) =>
  state.annotations.get(id)?.isRemoved ? [] : peopleOn(state, id, secondOf);
