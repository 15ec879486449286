import { z } from 'zod';
import { DomainError } from '../errors';
import { isFact } from '../facts';
import { MAX_STATEMENT_CHARS } from '../statement';
import { inputText } from '../text-input';
import { changeAnnotation, nameOf, requirePresent } from './change-annotation';
import { defineEntryType, type EntryType } from './entry-type';
import { Based, basisOf, refuseIfOld } from './value-outcome';

/** What is checked, as a sentence that stands by itself; null takes it away. One that was based on an older sentence is refused: a person reads both and writes one. */
export const stated: EntryType = defineEntryType({
  type: 'annotation.stated',
  action: 'tag',
  Input: Based.extend({ statement: inputText(MAX_STATEMENT_CHARS).nullable() }),
  Payload: Based.extend({ statement: z.string().nullable() }),
  decide(state, { statement, ...based }) {
    const annotation = requirePresent(state, based.annotationId);
    if (annotation.kind !== 'claim') throw new DomainError('invalid', 'Only claims have a statement.');
    refuseIfOld(annotation, 'statement', based, annotation.stated?.basis);
    const said = statement?.trim() ?? '';
    if (said === '' && isFact(annotation))
      throw new DomainError('invalid', `${nameOf(annotation)} is a fact: it needs a sentence that says what is checked.`);
    return { ...based, statement: said === '' ? null : said };
  },
  apply: (state, entry) =>
    changeAnnotation(state, entry.payload.annotationId, (one) => ({
      ...one,
      stated: { statement: entry.payload.statement, basis: basisOf(entry) },
    })),
  touches: ({ annotationId }) => [annotationId],
});
