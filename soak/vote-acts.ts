import { call } from '@/lib/api';
import { listDesks, setDeskRules } from '@/lib/domain/contract/desks';
import { whyNotAdjudicate } from '@/lib/domain/journal/who-decides';
import { type DeskRules, plainRules } from '@/lib/domain/sign-off/desk-rules';
import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { firstVoteRule, type VoteRule } from '@/lib/domain/verdicts/vote-rule';
import { awaitsVoteOf, countVotes, votesOf, votingOn, whyNotVote } from '@/lib/domain/verdicts/votes';
import type { Act, Hand } from './acts';
import type { Chance } from './random';
import { judgementOf, onTag, values } from './tag-acts';

/** By what a desk may vote. Where two differ second checks go on; where it votes on every claim they do not. */
const voteRules: readonly (VoteRule | null)[] = [
  firstVoteRule,
  { when: 'every', needed: 2, of: 3 },
  { when: 'every', needed: 2, of: 2 },
  null,
];

/** What the desk asks for, by chance. In the beginning it votes: a short soak may see no other rule. */
export const someRules = (chance: Chance, isFirst = false): DeskRules => ({
  ...plainRules,
  votes: chance.of(isFirst ? voteRules.filter((rule) => rule !== null) : voteRules) ?? null,
});

/** The rule by which a desk voted when the page was opened: like a page, a tab hears of another one with its next opening. */
export const voteRuleOf = ({ session }: Hand): VoteRule | null => session.options.rules?.votes ?? null;

const authorOf = ({ session }: Hand) => session.confirmed.details.authorId;

const awaitsVote = (tag: Annotation, hand: Hand) => awaitsVoteOf(tag, hand.session.options.personId, authorOf(hand), voteRuleOf(hand));
const castVote = (hand: Hand, tag: Annotation): void => {
  const { verdict } = tag;
  if (!verdict) return;
  const { second } = checkOf(tag);
  const named = [verdict, ...(second ? [second] : []), ...votesOf(tag)].map(({ value }) => value);
  // Nearly always as others did: else votes would seldom decide.
  const value = hand.chance.of(hand.chance.isLucky(0.8) ? named : values) ?? verdict.value;
  const about = { annotationId: tag.id, verdictEntryId: verdict.entryId, secondEntryId: second?.entryId ?? null };
  hand.history.act('check.voted', { ...about, vote: judgementOf(hand, tag, value) });
  // Some think better of it at once.
  if (hand.chance.isLucky(0.1)) hand.history.undo();
};

/** What those who vote do, and whoever decides after them. */
export const voteActs: readonly Act[] = [
  { name: 'vote', weight: 3, isEdit: true, do: onTag(castVote, awaitsVote) },
  {
    // Of many claims that wait for votes none would have enough before its words or its verdict change.
    name: 'vote where others did',
    weight: 5,
    isEdit: true,
    do: onTag(castVote, (tag, hand) => votesOf(tag).length > 0 && awaitsVote(tag, hand)),
  },
  {
    name: 'vote anew',
    weight: 1,
    isEdit: true,
    do: onTag(
      (hand, tag) => {
        const value = hand.chance.of(values) ?? 'partly';
        const about = { verdictEntryId: tag.verdict?.entryId, secondEntryId: checkOf(tag).second?.entryId ?? null };
        hand.history.act('check.voted', { annotationId: tag.id, ...about, vote: judgementOf(hand, tag, value) });
      },
      (tag, hand) => {
        const { personId } = hand.session.options;
        const hasVoted = votesOf(tag).some(({ byId }) => byId === personId);
        return hasVoted && votingOn(tag, voteRuleOf(hand)) !== null && whyNotVote(tag, personId, authorOf(hand)) === null;
      },
    ),
  },
  {
    name: 'decide after votes',
    weight: 4,
    isLead: true,
    do: onTag(
      ({ history, chance }, tag) => {
        const { second } = checkOf(tag);
        const voteEntryId = chance.of(votesOf(tag))?.entryId;
        const took = chance.of(['first', ...(second ? ['second'] : []), ...(voteEntryId ? ['vote'] : [])]);
        const about = { annotationId: tag.id, secondEntryId: second?.entryId ?? null, took, rationale: 'after votes' };
        history.act('check.adjudicated', { ...about, ...(took === 'vote' && { voteEntryId }) });
      },
      (tag, hand) => {
        const rule = votingOn(tag, voteRuleOf(hand));
        if (!rule || tag.checkState !== 'adjudication' || countVotes(votesOf(tag), rule).is !== 'tied') return false;
        return whyNotAdjudicate(tag, hand.session.options.personId, authorOf(hand)) === null;
      },
    ),
  },
  {
    name: 'have the desk vote otherwise',
    weight: 1.5,
    isLead: true,
    isRoute: true,
    do: async ({ chance, deskId }) => {
      const { desks } = await call(listDesks, {});
      const basedOn = desks.find(({ id }) => id === deskId)?.rules;
      if (basedOn) await call(setDeskRules, { params: { deskId }, body: { ...someRules(chance), basedOn } });
    },
  },
];
