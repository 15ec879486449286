import { z } from 'zod';
import type { Annotation } from './annotation';

/** How one tag bears on another; what each is called is in `relation-words`. */
export const RelationKind = z.enum(['repeats', 'supports', 'contradicts', 'rests-on', 'answers']);
export type RelationKind = z.infer<typeof RelationKind>;

/** The most relations that one tag may have, both directions together. */
export const MAX_RELATIONS = 50;

/** How a tag bears on another. It is kept on the tag that it is said of, as evidence is. */
export const Relation = z.object({
  id: z.uuid(),
  kind: RelationKind,
  /** The other tag. */
  toId: z.uuid(),
  byId: z.string(),
  at: z.string(),
});
export type Relation = z.infer<typeof Relation>;

/** A relation as one of its two tags has it. */
export interface SeenRelation {
  relation: Relation;
  /** The tag that it is kept on. */
  fromId: string;
  other: Annotation;
  /** True where it is said of the other tag: "Borne by". */
  isReverse: boolean;
}

/** True of a relation that says the same from both sides. */
const isSymmetric = (kind: RelationKind): boolean => kind === 'contradicts';

/** True of a tag that can be related: it is there, and says something. */
export const isRelatable = ({ isRemoved, kind }: Pick<Annotation, 'isRemoved' | 'kind'>): boolean => !isRemoved && kind !== 'clear';

/** Two ends and a kind. */
export interface Ends {
  kind: RelationKind;
  fromId: string;
  toId: string;
}

/** True if both say the same: also turned round, where that makes no difference. */
export function isSameRelation(a: Ends, b: Ends): boolean {
  if (a.kind !== b.kind) return false;
  const isTurned = isSymmetric(a.kind) && a.fromId === b.toId && a.toId === b.fromId;
  return isTurned || (a.fromId === b.fromId && a.toId === b.toId);
}

/** By tag, the relations of `tags` that are in sight from it: those it has, then those that others have to it. A tag without any is not in it. */
export function relationsByTag(tags: Iterable<Annotation>): ReadonlyMap<string, readonly SeenRelation[]> {
  const there = new Map<string, Annotation>();
  const related: Annotation[] = [];
  for (const one of tags) {
    if (!isRelatable(one)) continue;
    there.set(one.id, one);
    if (one.relations) related.push(one);
  }
  const seen = new Map<string, SeenRelation[]>();
  const add = (id: string, one: SeenRelation) => {
    const list = seen.get(id);
    if (list) list.push(one);
    else seen.set(id, [one]);
  };
  const each = (say: (from: Annotation, relation: Relation, to: Annotation) => void) => {
    for (const from of related) {
      for (const relation of from.relations ?? []) {
        const to = there.get(relation.toId);
        if (to) say(from, relation, to);
      }
    }
  };
  each((from, relation, to) => add(from.id, { relation, fromId: from.id, other: to, isReverse: false }));
  each((from, relation, to) => add(to.id, { relation, fromId: from.id, other: from, isReverse: !isSymmetric(relation.kind) }));
  return seen;
}
