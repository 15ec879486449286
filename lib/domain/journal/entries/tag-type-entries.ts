import { z } from 'zod';
import { wordsOfAnchor } from '../../anchors/anchor';
import { DomainError } from '../../errors';
import { typeOf } from '../../tags/annotation';
import type { TagType } from '../../tags/house-types';
import { tagKinds } from '../../tags/tag-kinds';
import { GivenType, giveType, MAX_FIELD_CHARS, MAX_ITEMS, Ticked } from '../../tags/tag-types';
import { inputText } from '../../text/text-input';
import { Uuid } from '../../uuid';
import { changeAnnotation, nameOf, requirePresent } from '../change-annotation';
import { type DecisionContext, defineEntryType, type EntryType } from '../entry-type';
import { refuseUndoUnderOthers } from '../undo-rules';
import { Based, basisOf, refuseIfOld } from '../value-outcome';

/** The house's type by its id. Refused (`not-found`) if the house has none: a tag from another house may have it. */
function requireType({ tagTypes }: DecisionContext, typeId: string): TagType {
  const type = tagTypes.types.find(({ id }) => id === typeId);
  if (!type) throw new DomainError('not-found', 'This house has no such type.');
  return type;
}

const typed = defineEntryType({
  type: 'annotation.typed',
  action: 'tag',
  Input: Based.extend({ value: z.object({ typeId: Uuid.nullable(), fields: z.record(Uuid, inputText(MAX_FIELD_CHARS)).default({}) }) }),
  // All that is needed to read it is in it: houses change their types.
  Payload: Based.extend({ given: GivenType.nullable() }),
  decide(state, { value, ...based }, context) {
    const annotation = requirePresent(state, based.annotationId, context);
    refuseIfOld(annotation, 'type', based, annotation.typed?.basis);
    // What was ticked goes with its type.
    if (based.undoes !== null && annotation.ticked && typeOf(annotation)?.typeId !== value.typeId) {
      refuseUndoUnderOthers(annotation, { did: 'worked on', goes: [annotation.ticked.basis] }, context.actorId);
    }
    if (value.typeId === null) return { ...based, given: null };
    const type = requireType(context, value.typeId);
    if (type.kind !== annotation.kind) {
      throw new DomainError('conflict', `${type.name} is a type of ${type.kind}s; ${nameOf(annotation)} is none.`);
    }
    const isNew = typeOf(annotation)?.typeId !== type.id && based.undoes === null;
    if (type.isRetired && isNew) throw new DomainError('conflict', `${type.name} is not used any more.`);
    return { ...based, given: giveType(type, context.tagTypes.version, value.fields) };
  },
  apply(state, entry) {
    const { annotationId, given, undoes } = entry.payload;
    return changeAnnotation(state, annotationId, ({ typed, ticked, ...one }) => {
      const basis = basisOf(entry);
      if (given && typed?.type?.typeId === given.typeId)
        return { ...one, typed: { ...typed, type: given, basis }, ...(ticked && { ticked }) };
      // A checklist is of a type: what was ticked goes with it, and comes back with its undo.
      const back = undoes !== null && typed?.tickedBefore?.typeId === given?.typeId ? typed?.tickedBefore : undefined;
      return { ...one, typed: { type: given, basis, ...(ticked && { tickedBefore: ticked }) }, ...(back && { ticked: back }) };
    });
  },
  touches: ({ annotationId }) => [annotationId],
});

const itemsTicked = defineEntryType({
  type: 'check.items-ticked',
  action: 'give verdict',
  Input: Based.extend({ doneIds: z.array(Uuid).max(MAX_ITEMS) }),
  Payload: Based.extend(Ticked.omit({ basis: true }).shape),
  decide(state, { doneIds, ...based }, context) {
    const annotation = requirePresent(state, based.annotationId, context);
    if (!tagKinds[annotation.kind].takesVerdict) throw new DomainError('invalid', 'Only claims are checked.');
    refuseIfOld(annotation, 'checklist', based, annotation.ticked?.basis);
    const given = typeOf(annotation);
    if (!given) throw new DomainError('conflict', `${nameOf(annotation)} has no type, and so no checklist.`);
    const { checklist } = requireType(context, given.typeId);
    // Somebody gave it another type, or the house took an item out: what was ticked would be lost, and nobody would know.
    if (based.undoes === null && !doneIds.every((id) => checklist.some((item) => item.id === id))) {
      throw new DomainError('conflict', `The checklist of ${nameOf(annotation)} was changed since. Look at it once more.`);
    }
    const items = checklist.map(({ id, text }) => ({ itemId: id, text, isDone: doneIds.includes(id) }));
    const words = wordsOfAnchor(state.doc, annotation.anchor);
    return { ...based, typeId: given.typeId, version: context.tagTypes.version, items, words };
  },
  apply(state, entry) {
    const { annotationId, typeId, version, items, words } = entry.payload;
    return changeAnnotation(state, annotationId, (one) => ({ ...one, ticked: { typeId, version, items, words, basis: basisOf(entry) } }));
  },
  touches: ({ annotationId }) => [annotationId],
});

/** True for an entry that is decided by the house's types. */
export const asksForTypes = (type: string): boolean => tagTypeEntryTypes.some((one) => one.type === type);

/** The entries that say what a tag is more closely, and what of its type's checklist is done. */
export const tagTypeEntryTypes: EntryType[] = [typed, itemsTicked];
