import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { DomainError } from '../../errors';
import type { Annotation } from '../../tags/annotation';
import { type Ends, isRelatable, isSameRelation, MAX_RELATIONS, type Relation, RelationKind } from '../../tags/relation';
import { Uuid } from '../../uuid';
import { changeAnnotation, nameOf, requirePresent } from '../change-annotation';
import { type DecisionContext, defineEntryType, type EntryType } from '../entry-type';

/** `annotationId` is the tag that it is said of, `toId` the other one. */
const OneRelation = z.object({ annotationId: Uuid, relationId: Uuid, toId: Uuid });
const Made = OneRelation.extend({ kind: RelationKind });
/** `undoes`: the entry that is taken back. Left out by hand. */
const Unmade = OneRelation.extend({ undoes: Uuid.optional() });

const made = defineEntryType({
  type: 'relation.made',
  action: 'tag',
  Input: Made,
  Payload: Made,
  decide(state, input, context) {
    const { annotationId, relationId, toId, kind } = input;
    requireEnds(state, { fromId: annotationId, toId, kind }, context);
    if ([...state.annotations.unplaced()].some((one) => allRelationsOf(one).some(({ id }) => id === relationId))) {
      throw new DomainError('conflict', 'This change carries an id that is taken.');
    }
    return input;
  },
  apply(state, { payload: { annotationId, relationId, toId, kind }, actorId, at }) {
    const relation: Relation = { id: relationId, kind, toId, byId: actorId, at };
    return changeAnnotation(state, annotationId, (one) => withRelations(one, [relation]));
  },
  touches: ({ annotationId }) => [annotationId],
});

const removed = defineEntryType({
  type: 'relation.removed',
  action: 'tag',
  Input: Unmade,
  Payload: Unmade,
  decide(state, input, context) {
    const { relations = [] } = requirePresent(state, input.annotationId, context);
    if (!relations.some((one) => isOne(one, input)))
      throw new DomainError('not-found', 'These two tags are not related like that any more.');
    return input;
  },
  apply: (state, { payload: { annotationId, relationId } }) =>
    changeAnnotation(state, annotationId, (one) => withoutRelations(one, new Set([relationId]))),
  touches: ({ annotationId }) => [annotationId],
});

const restored = defineEntryType({
  type: 'relation.restored',
  action: 'tag',
  Input: Unmade,
  Payload: Unmade,
  decide(state, input, context) {
    const { removedRelations = [] } = requirePresent(state, input.annotationId, context);
    const relation = removedRelations.find((one) => isOne(one, input));
    if (!relation) throw new DomainError('conflict', 'These two tags are related like that already.');
    requireEnds(state, { fromId: input.annotationId, toId: relation.toId, kind: relation.kind }, context);
    return input;
  },
  apply: (state, { payload: { annotationId, relationId } }) =>
    changeAnnotation(state, annotationId, (one) => {
      const { removedRelations = [], ...rest } = one;
      const left = removedRelations.filter(({ id }) => id !== relationId);
      const back = removedRelations.filter(({ id }) => id === relationId);
      return withRelations({ ...rest, ...(left.length > 0 && { removedRelations: left }) }, back);
    }),
  touches: ({ annotationId }) => [annotationId],
});

const isOne = ({ id, toId }: Relation, input: { relationId: string; toId: string }) => id === input.relationId && toId === input.toId;

const allRelationsOf = ({ relations = [], removedRelations = [] }: Annotation) => [...relations, ...removedRelations];

/** The tag with relations more. */
export function withRelations(one: Annotation, more: readonly Relation[]): Annotation {
  return more.length === 0 ? one : { ...one, relations: [...(one.relations ?? []), ...more] };
}

/** The tag without some of its relations, which it keeps as removed. */
export function withoutRelations(annotation: Annotation, ids: ReadonlySet<string>): Annotation {
  const { relations = [], removedRelations = [], ...rest } = annotation;
  const left = relations.filter(({ id }) => !ids.has(id));
  const gone = [...removedRelations, ...relations.filter(({ id }) => ids.has(id))];
  return { ...rest, ...(left.length > 0 && { relations: left }), ...(gone.length > 0 && { removedRelations: gone }) };
}

/** All relations that are not removed, with both ends. Those of removed tags are among them. */
export function* relationsIn(state: Pick<ArticleState, 'annotations'>): Generator<Ends & { relation: Relation }, void> {
  for (const { id, relations = [] } of state.annotations.unplaced()) {
    for (const relation of relations) yield { relation, fromId: id, toId: relation.toId, kind: relation.kind };
  }
}

/** Refuses a relation that may not be: of a tag to itself, of or to one that is gone or clear, said already, or one too many. */
function requireEnds(state: ArticleState, ends: Ends, context: DecisionContext): void {
  const [from, to] = [requirePresent(state, ends.fromId, context), requirePresent(state, ends.toId, context)];
  if (from === to) throw new DomainError('invalid', `${nameOf(from)} cannot be related to itself. Choose another tag.`);
  if (!isRelatable(from) || !isRelatable(to)) throw new DomainError('invalid', 'A clear sentence says nothing that could be related.');
  const counts = new Map([
    [from.id, 0],
    [to.id, 0],
  ]);
  for (const one of relationsIn(state)) {
    if (isSameRelation(one, ends)) {
      throw new DomainError('conflict', `${nameOf(from)} and ${to.label ?? 'the other tag'} are related like that already.`);
    }
    for (const id of [one.fromId, one.toId]) if (counts.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  for (const tag of [from, to]) {
    if ((counts.get(tag.id) ?? 0) < MAX_RELATIONS) continue;
    throw new DomainError('invalid', `${nameOf(tag)} has ${MAX_RELATIONS} relations, the most that a tag can have. Remove one first.`);
  }
}

/** The entries that say how tags bear on each other. */
export const relationEntryTypes: EntryType[] = [made, removed, restored];
