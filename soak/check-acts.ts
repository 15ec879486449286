import { CheckMethod } from '@/lib/domain/checks/check';
import { isJudged } from '@/lib/domain/checks/facts';
import { whyNotSecond } from '@/lib/domain/checks/second-checker';
import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { votingOn } from '@/lib/domain/verdicts/votes';
import type { Act } from './acts';
import { judgementOf, onTag, values } from './tag-acts';
import { voteRuleOf } from './vote-acts';

const isLookedAtAgain = (tag: Annotation) => isJudged(tag) && (tag.checkState === 'second-check' || tag.checkState === 'adjudication');

/** What people do with the work on claims: who does it and how, and looking again. */
export const checkActs: readonly Act[] = [
  {
    name: 'take a claim, or give it back',
    weight: 1,
    do: onTag(({ history, session }, tag) => {
      const { assigneeId, basis } = checkOf(tag);
      const value = { personId: assigneeId === null ? session.options.personId : null };
      history.act('check.assigned', { annotationId: tag.id, value, basedOn: basis.assignee?.entryId ?? null });
    }, isJudged),
  },
  {
    name: 'say how it was checked',
    weight: 1,
    do: onTag(({ history, chance }, tag) => {
      const value = { methods: CheckMethod.options.filter(() => chance.isLucky(0.3)) };
      history.act('check.methods-set', { annotationId: tag.id, value, basedOn: checkOf(tag).basis.methods?.entryId ?? null });
    }, isJudged),
  },
  {
    name: 'ask for a second check',
    weight: 4,
    do: onTag(
      ({ history }, { id, basis }) => {
        history.act('check.state-changed', {
          annotationId: id,
          checkState: 'second-check',
          basedOn: basis.checkState?.entryId ?? null,
        });
      },
      (tag) => isJudged(tag) && tag.verdict !== null && !tag.isStale,
    ),
  },
  {
    name: 'look again',
    weight: 5,
    do: onTag(
      (hand, tag) => {
        const second = judgementOf(hand, tag, hand.chance.of(values) ?? 'unproven');
        const basedOn = checkOf(tag).basis.secondCheck?.entryId ?? null;
        hand.history.act('check.second-given', { annotationId: tag.id, verdictEntryId: tag.verdict?.entryId ?? null, second, basedOn });
      },
      (tag, hand) => {
        const { personId } = hand.session.options;
        return isLookedAtAgain(tag) && votingOn(tag, voteRuleOf(hand)) === null && whyNotSecond(tag, personId, null) === null;
      },
    ),
  },
  {
    name: 'decide between two',
    weight: 2,
    do: onTag(
      ({ history, chance }, tag) => {
        const { second } = checkOf(tag);
        if (!second) return;
        const took = chance.isLucky(0.5) ? 'first' : 'second';
        history.act('check.adjudicated', { annotationId: tag.id, secondEntryId: second.entryId, took, rationale: 'a third look' });
      },
      // Where the desk votes, the lead decides: see `vote-acts.ts`.
      (tag, hand) => isJudged(tag) && tag.checkState === 'adjudication' && voteRuleOf(hand) === null,
    ),
  },
];
