import { z } from 'zod';
import { RevisionName } from '../../articles/revision';
import { DomainError } from '../../errors';
import { defineEntryType, type EntryType } from '../entry-type';

/**
 * The article as it is here is to be found again, by a number and perhaps a name. The number is the next one under the lock. A second one of
 * the same moment is refused (`conflict`): each keeps the whole article.
 */
const made = defineEntryType({
  type: 'revision.made',
  action: 'name revision',
  isOpenWhenSigned: true,
  Input: z.object({ name: RevisionName.default('') }),
  Payload: z.object({ number: z.number().int().positive(), name: z.string() }),
  keepsFrame: true,
  decide(state, { name }) {
    const last = state.revisions.at(-1);
    if (last?.seq === state.seq) throw new DomainError('conflict', `Nothing has changed since revision ${last.number}.`);
    return { number: (last?.number ?? 0) + 1, name };
  },
  apply: (state, { payload: { number, name }, seq, actorId: byId, at }) => ({
    ...state,
    revisions: [...state.revisions, { number, name, seq, byId, at }],
  }),
});

/** The entries that keep a moment. */
export const revisionEntryTypes: EntryType[] = [made];
