import { z } from 'zod';
import { isFact } from '../../checks/facts';
import { MAX_STATEMENT_CHARS } from '../../checks/statement';
import { DomainError } from '../../errors';
import { isUnseen } from '../../text/is-unseen';
import { inputText } from '../../text/text-input';
import { changeAnnotation, nameOf, requirePresent } from '../change-annotation';
import { defineEntryType, type EntryType } from '../entry-type';
import { decideRestates, Restates, restate } from '../restate';
import { Based, basisOf, refuseIfOld } from '../value-outcome';

/**
 * What is checked, as a sentence that stands by itself; null takes it away. One that was based on an older sentence is refused: a person reads
 * both and writes one. Where it comes to say something else, no verdict was given on that: those that there are become stale.
 */
export const stated: EntryType = defineEntryType({
  type: 'annotation.stated',
  action: 'tag',
  Input: Based.extend({ statement: inputText(MAX_STATEMENT_CHARS).nullable() }),
  Payload: Based.extend({
    statement: z.string().nullable(),
    restates: Restates.optional(),
  }),
  decide(state, { statement, ...based }, context) {
    const annotation = requirePresent(state, based.annotationId, context);
    if (annotation.kind !== 'claim') throw new DomainError('invalid', 'Only claims have a statement.');
    refuseIfOld(annotation, 'statement', based, annotation.stated?.basis);
    const said = statement === null || isUnseen(statement) ? '' : statement.trim();
    if (said === '' && isFact(annotation))
      throw new DomainError('invalid', `${nameOf(annotation)} is a fact: it needs a sentence that says what is checked.`);
    const next = said === '' ? null : said;
    const restates = decideRestates(state, annotation, next, context.meaningRules);
    return { ...based, statement: next, ...(restates && { restates }) };
  },
  apply: (state, entry) =>
    changeAnnotation(state, entry.payload.annotationId, (one) => {
      const { statement, restates } = entry.payload;
      const stated = { ...one, stated: { statement, basis: basisOf(entry) } };
      return restates ? restate(state, stated, restates) : stated;
    }),
  touches: ({ annotationId }) => [annotationId],
});
