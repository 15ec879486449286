import { z } from 'zod';
import type { Annotation } from './annotation';

interface RelationName {
  /** As a heading or a choice says it, from the side of the tag that was related. */
  name: string;
  /** The same from the side of the other one. */
  reverse: string;
  definition: string;
  /** True if it says the same from both sides. */
  isSymmetric: boolean;
}

/** How one tag bears on another, one table. */
export const relationKinds = {
  repeats: {
    name: 'Repeats',
    reverse: 'Repeated by',
    definition: 'Says again what the other one says',
    isSymmetric: false,
  },
  supports: {
    name: 'Supports',
    reverse: 'Supported by',
    definition: 'Makes the other one more likely',
    isSymmetric: false,
  },
  contradicts: {
    name: 'Contradicts',
    reverse: 'Contradicts',
    definition: 'Both cannot be true',
    isSymmetric: true,
  },
  'rests-on': {
    name: 'Rests on',
    reverse: 'Borne by',
    definition: 'Falls if the other one falls',
    isSymmetric: false,
  },
  answers: {
    name: 'Answers',
    reverse: 'Answered by',
    definition: 'Replies to what the other one says or asks',
    isSymmetric: false,
  },
} as const satisfies Record<string, RelationName>;

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

/** In a sentence: "C4 rests on C7". */
export const verbOf = (kind: RelationKind): string => relationKinds[kind].name.toLowerCase();

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
  const isTurned = relationKinds[a.kind].isSymmetric && a.fromId === b.toId && a.toId === b.fromId;
  return isTurned || (a.fromId === b.fromId && a.toId === b.toId);
}

/** By tag, the relations that are in sight from it: those it has, then those that others have to it. A tag without any is not in it. */
export function relationsByTag(annotations: ReadonlyMap<string, Annotation>): ReadonlyMap<string, readonly SeenRelation[]> {
  const seen = new Map<string, SeenRelation[]>();
  const add = (id: string, one: SeenRelation) => {
    const list = seen.get(id);
    if (list) list.push(one);
    else seen.set(id, [one]);
  };
  const reversed: [string, SeenRelation][] = [];
  for (const from of annotations.values()) {
    if (!from.relations || !isRelatable(from)) continue;
    for (const relation of from.relations) {
      const to = annotations.get(relation.toId);
      if (!to || !isRelatable(to)) continue;
      add(from.id, { relation, fromId: from.id, other: to, isReverse: false });
      reversed.push([to.id, { relation, fromId: from.id, other: from, isReverse: !relationKinds[relation.kind].isSymmetric }]);
    }
  }
  for (const [id, one] of reversed) add(id, one);
  return seen;
}
