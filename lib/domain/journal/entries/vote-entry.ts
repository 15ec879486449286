import { Mapping } from '@tiptap/pm/transform';
import { z } from 'zod';
import { Anchor, AnchorRange } from '../../anchors/anchor';
import type { ArticleState } from '../../article-state';
import { type Check, CheckState, type PastVote, Vote } from '../../checks/check';
import { looksHere } from '../../checks/looks-here';
import { DomainError } from '../../errors';
import { type Annotation, checkOf } from '../../tags/annotation';
import { Uuid } from '../../uuid';
import { lookedAt, olderGrades, withOlder } from '../../verdicts/older-grades';
import { isSameVerdict, VERDICT_SCALE, type Verdict } from '../../verdicts/verdict';
import { VoteRule } from '../../verdicts/vote-rule';
import { countVotes, restoreVotes, shownVotes, stateAfterVotes, votesOf, votingOn, whyNotVote } from '../../verdicts/votes';
import { changeAnnotation, Holds, holding, nameOf, requirePresent, stoodOn } from '../change-annotation';
import { type DecisionContext, defineEntryType, type EntryOf, type EntryType } from '../entry-type';
import { refuseIfFollows } from '../facts/fact-rules';
import { gradedBy, judgedWords, VerdictInput } from '../judge';
import { anchorFromInput } from '../ranges-input';
import { refuseUnfounded } from '../undo-rules';
import { basisOf } from '../value-outcome';

/** A vote says what is voted on, as the person saw it: the verdict, and the second check that differs from it where there is one. */
const VoteInput = z.object({
  annotationId: Uuid,
  verdictEntryId: Uuid,
  secondEntryId: Uuid.nullable().default(null),
  vote: VerdictInput.nullable(),
  undoes: Uuid.nullable().default(null),
});
type VoteInput = z.infer<typeof VoteInput>;

/** What comes of a vote. */
const VoteOutcome = z.object({
  vote: Vote.omit({ entryId: true, byId: true, at: true, verdictEntryId: true }).nullable(),
  /** The desk's rule as it was: the outcome was decided by it. Null where an undo came after the rule. */
  rule: VoteRule.nullable(),
  checkState: CheckState,
  /** True of the vote that has decided the claim. */
  decides: z.boolean().optional(),
  /** The vote that takes the place of the verdict that was voted on; left out where that one stands. */
  takes: Uuid.optional(),
  /** Of the verdict that is taken, or put back. */
  holds: Holds,
  /** The anchor on the words that were judged, where they had drifted and their vote is taken; by an undo of that the one from before, as it is now. */
  anchor: Anchor.optional(),
  /** The tag's ranges before such a vote: the undo's way back. Left out else, and by entries from before. */
  was: z.array(AnchorRange).optional(),
  /** True where an undo puts the verdict back that was voted on. */
  putsBack: z.boolean().optional(),
});
type VoteOutcome = z.infer<typeof VoteOutcome>;

const VotePayload = VoteInput.omit({ vote: true }).extend(VoteOutcome.shape);
type VotePayload = z.infer<typeof VotePayload>;

/**
 * What one person of those who vote finds on a claim that has a verdict. A later vote of theirs takes the place of the earlier one. Votes are nobody's
 * single value: two that come at once are both kept. With `undoes` the person takes theirs back.
 */
const voted = defineEntryType({
  type: 'check.voted',
  action: 'vote',
  judges: true,
  Input: VoteInput,
  Payload: VotePayload,
  decide(state, input, context) {
    const annotation = requirePresent(state, input.annotationId, context);
    refuseIfFollows(state, annotation);
    return {
      ...input,
      ...(input.undoes === null ? decideVote(state, annotation, input, context) : decideUndo(state, annotation, input.undoes, context)),
    };
  },
  apply(state, entry) {
    const { annotationId, undoes } = entry.payload;
    return changeAnnotation(state, annotationId, (one) => (undoes === null ? withVote : withoutVote)(state, one, entry));
  },
  touches: ({ annotationId }) => [annotationId],
});

function decideVote(state: ArticleState, annotation: Annotation, input: VoteInput, context: DecisionContext): VoteOutcome {
  const { actorId, entryId, now, rules } = context;
  if (input.vote === null) throw new DomainError('invalid', 'Say what you find.');
  const { verdict, rule } = requireVoting(annotation, input, context);
  const refusal = whyNotVote(annotation, actorId, state.details.authorId);
  if (refusal !== null) throw new DomainError('forbidden', refusal);
  const others = lookedAt(annotation, 'voter');
  const { anchor, ...words } = judgedWords(state, annotation, input.vote, withOlder(rules.scale, others));
  const named = gradedBy(rules.scale, input.vote, others);
  // What the scale has no more is of the scale that it was given on.
  const isOlder = olderGrades(rules.scale, [named]).length > 0;
  const of = [...shownVotes(annotation), verdict].find((one) => isSameVerdict(one, named)) ?? verdict;
  const vote = { ...named, scale: isOlder ? of.scale : { id: VERDICT_SCALE.id, version: rules.scale.version }, ...words };
  const given = { ...vote, entryId, byId: actorId, at: now, verdictEntryId: verdict.entryId };
  const votes = [...votesOf(annotation).filter(({ byId }) => byId !== actorId), given];
  const outcome = countVotes(votes, rule);
  // One that comes when votes have decided is kept, and changes nothing.
  if (looksHere(annotation).voted) return { vote, rule, checkState: annotation.checkState };
  const judged = { vote, rule, checkState: stateAfterVotes(annotation, outcome) };
  if (outcome.is !== 'decided') return judged;
  if (isSameVerdict(outcome.vote, verdict)) return { ...judged, decides: true };
  // In the name of the first who said so, of the words as they are now: a comma may have changed since.
  const taken = votes.find((one) => isSameVerdict(one, outcome.vote) && holdsFor(one, verdict, words.wordsHash)) ?? given;
  const isRequoted = taken.wordsHash === words.wordsHash && anchor !== annotation.anchor;
  const holds = !takeVote(state, annotation, taken, isRequoted ? anchor : undefined).isStale;
  return { ...judged, decides: true, takes: taken.entryId, holds, ...(isRequoted && { anchor, was: [...annotation.anchor.ranges] }) };
}

/** True of a vote on the words with that hash, or on those that the verdict judged, where these mean the same. */
const holdsFor = (vote: Vote, { wordsHash, held }: Verdict, hash: string) =>
  vote.wordsHash === hash || (vote.wordsHash === wordsHash && held?.wordsHash === hash);

/** The verdict that may be voted on now, and the rule. Refused (`conflict`) by name where it is another than the person saw, or no votes are asked for. */
function requireVoting(annotation: Annotation, input: VoteInput, { actorId, rules, readRules }: DecisionContext) {
  const { verdict, isStale } = annotation;
  if (rules.votes === null) throw new DomainError('conflict', 'This desk does not ask for votes any more.');
  if (!verdict || isStale) throw new DomainError('conflict', `${nameOf(annotation)} has no verdict on these words to vote on.`);
  readRules?.refuseVote(annotation, input, actorId, rules.votes);
  return { verdict, rule: rules.votes };
}

function decideUndo(state: ArticleState, annotation: Annotation, undoes: string, context: DecisionContext): VoteOutcome {
  const { actorId, rules, earlierPlace } = context;
  const { votes, voted, adjudication } = looksHere(annotation);
  const undone = votes.find(({ entryId, byId }) => entryId === undoes && byId === actorId);
  const hasDecided = voted?.entryId === undoes;
  const putsBack = hasDecided && annotation.verdict?.entryId !== undone?.verdictEntryId;
  // A merge brings a verdict with the votes on it, under its own entry: the one that was voted on did not stand here.
  const isBeforeHere = annotation.pastVerdicts.at(-1)?.verdict?.entryId === undone?.verdictEntryId;
  if (!undone || adjudication || (voted && !hasDecided) || (putsBack && !isBeforeHere)) {
    throw new DomainError('conflict', `The votes on ${nameOf(annotation)} are closed. Yours stays as it is.`);
  }
  const rule = rules.votes ?? voted?.rule ?? null;
  const before = putsBack ? putVerdictBack(annotation) : annotation;
  if (putsBack) refuseUnfounded(annotation, before.verdict);
  const open = { ...before, check: takeOut(checkOf(before), undoes, '') };
  // What somebody made of it since stays: taking a vote back takes back what votes brought about, and no more.
  const isDecided = hasDecided && annotation.checkState === 'decided';
  const isVotedOn = isDecided || votingOn(annotation, rule) !== null;
  // Nobody's undo decides a claim, whatever the desk asks for by now.
  const is = rule !== null && countVotes(votesOf(open), rule).is === 'tied' ? 'tied' : 'open';
  const checkState = isVotedOn ? stateAfterVotes(open, { is }) : annotation.checkState;
  if (!putsBack) return { vote: null, rule, checkState };
  const anchor = earlierPlace ? anchorFromInput(state.doc, earlierPlace, new Mapping(), { earlier: earlierPlace }) : annotation.anchor;
  const holds = holding({ ...annotation, anchor }, before.verdict, state.doc);
  return { vote: null, rule, checkState, putsBack, ...holds, ...(earlierPlace && { anchor }) };
}

function withVote(state: ArticleState, one: Annotation, entry: EntryOf<VotePayload>): Annotation {
  const { vote, verdictEntryId, rule, checkState, decides, takes, holds, anchor } = entry.payload;
  if (!vote) return one;
  const { votes = [], pastVotes = [], ...check } = checkOf(one);
  const given: Vote = { ...vote, entryId: entry.id, byId: entry.actorId, at: entry.at, verdictEntryId };
  const replaced: PastVote[] = votes.filter(({ byId }) => byId === entry.actorId).map((past) => ({ ...past, endedBy: entry.id }));
  const past = [...pastVotes, ...replaced];
  const cast: Annotation = {
    ...one,
    check: {
      ...check,
      votes: [...votes.filter(({ byId }) => byId !== entry.actorId), given],
      ...(past.length > 0 && { pastVotes: past }),
      ...(decides && rule && { voted: { entryId: entry.id, rule, at: entry.at } }),
    },
  };
  const taken = shownVotes(cast).find(({ entryId }) => entryId === takes);
  return withState(taken ? takeVote(state, cast, taken, anchor, holds) : cast, checkState, entry);
}

function withoutVote(state: ArticleState, one: Annotation, entry: EntryOf<VotePayload>): Annotation {
  const { undoes, checkState, putsBack, holds, anchor = one.anchor } = entry.payload;
  const open = { ...one, check: takeOut(checkOf(one), undoes, entry.id) };
  if (!putsBack) return withState(open, checkState, entry);
  const back = putVerdictBack(open);
  const restored = { ...back, anchor, basis: { ...back.basis, verdict: basisOf(entry) } };
  return withState({ ...restored, ...stoodOn(restored, state.doc, restored.anchor, holds) }, checkState, entry);
}

/** The check without a vote and what it decided; the vote that it had replaced counts again. */
function takeOut(check: Check, undoes: string | null, endedBy: string): Check {
  const { votes = [], pastVotes = [], voted, ...rest } = check;
  const left = votes.filter(({ entryId }) => entryId !== undoes);
  const undone = votes.filter(({ entryId }) => entryId === undoes).map((one) => ({ ...one, endedBy }));
  const open = {
    ...rest,
    ...(left.length > 0 && { votes: left }),
    pastVotes: [...pastVotes, ...undone],
    ...(voted && voted.entryId !== undoes && { voted }),
  };
  return restoreVotes(open, undoes ?? undefined);
}

/** The tag in the state that votes bring about. Where that is the one that it is in, nobody has changed it. */
function withState(one: Annotation, checkState: CheckState, entry: EntryOf<unknown>): Annotation {
  return checkState === one.checkState ? one : { ...one, checkState, basis: { ...one.basis, checkState: basisOf(entry) } };
}

/**
 * The tag with a vote as its verdict: in the name of who voted, on the words that they judged. What stood before stays on record. `holds` says whether it
 * held for the words of then, where its own may be erased by now.
 */
export function takeVote(
  state: ArticleState,
  one: Annotation,
  vote: Vote,
  anchor: Anchor = one.anchor,
  holds?: z.infer<typeof Holds>,
): Annotation {
  const { verdict } = one;
  if (!verdict) return one;
  const { second } = checkOf(one);
  const { verdictEntryId: _votedOn, ...judged } = vote;
  const held = holds || vote.wordsHash === verdict.wordsHash ? verdict.held : undefined;
  const taken: Annotation = {
    ...one,
    anchor,
    verdict: { ...judged, ...(held && { held }) },
    pastVerdicts: [...one.pastVerdicts, { verdict, checkState: one.checkState, ...(second && { second }) }],
    basis: { ...one.basis, verdict: { entryId: vote.entryId, byId: vote.byId } },
  };
  return { ...taken, ...stoodOn(taken, state.doc, anchor, holds) };
}

/** The verdict that was voted on, in its place again. */
const putVerdictBack = (one: Annotation): Annotation => ({
  ...one,
  verdict: one.pastVerdicts.at(-1)?.verdict ?? null,
  pastVerdicts: one.pastVerdicts.slice(0, -1),
});

/** The entry by which those who vote look at a claim. */
export const voteEntryTypes: EntryType[] = [voted];
