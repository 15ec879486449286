import { checkOf } from '@/lib/domain/annotation';
import { CheckMethod } from '@/lib/domain/check';
import type { Act } from './acts';
import { isClaim, onTag, values } from './tag-acts';

/** What people do with the work on claims: who does it and how, and looking again. */
export const checkActs: readonly Act[] = [
  {
    name: 'take a claim, or give it back',
    weight: 1,
    do: onTag(({ history, session }, tag) => {
      const { assigneeId, basis } = checkOf(tag);
      const value = { personId: assigneeId === null ? session.options.personId : null };
      history.act('check.assigned', { annotationId: tag.id, value, basedOn: basis.assignee?.entryId ?? null });
    }, isClaim),
  },
  {
    name: 'say how it was checked',
    weight: 1,
    do: onTag(({ history, chance }, tag) => {
      const value = { methods: CheckMethod.options.filter(() => chance.isLucky(0.3)) };
      history.act('check.methods-set', { annotationId: tag.id, value, basedOn: checkOf(tag).basis.methods?.entryId ?? null });
    }, isClaim),
  },
  {
    name: 'ask for a second check',
    weight: 2,
    do: onTag(
      ({ history }, { id, basis }) => {
        history.act('check.state-changed', {
          annotationId: id,
          checkState: 'second-check',
          basedOn: basis.checkState?.entryId ?? null,
        });
      },
      (tag) => tag.verdict !== null && !tag.isStale,
    ),
  },
  {
    name: 'look again',
    weight: 3,
    do: onTag(
      ({ history, chance }, tag) => {
        const second = { value: chance.of(values), rationale: `again ${chance.int(0, 1000)}` };
        const basedOn = checkOf(tag).basis.secondCheck?.entryId ?? null;
        history.act('check.second-given', { annotationId: tag.id, verdictEntryId: tag.verdict?.entryId ?? null, second, basedOn });
      },
      ({ checkState }) => checkState === 'second-check' || checkState === 'adjudication',
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
      ({ checkState }) => checkState === 'adjudication',
    ),
  },
];
