import type { Annotation } from './annotation';
import type { RelationKind, SeenRelation } from './relation';

// Apart from the rules: who opens an article needs those at once, and the words with the first card.

interface RelationName {
  /** As a heading or a choice says it, from the side of the tag that was related. */
  name: string;
  /** The same from the side of the other one. */
  reverse: string;
  definition: string;
}

/** How one tag bears on another, one table. */
export const relationKinds = {
  repeats: {
    name: 'Repeats',
    reverse: 'Repeated by',
    definition: 'Says again what the other one says',
  },
  supports: {
    name: 'Supports',
    reverse: 'Supported by',
    definition: 'Makes the other one more likely',
  },
  contradicts: {
    name: 'Contradicts',
    reverse: 'Contradicts',
    definition: 'Both cannot be true',
  },
  'rests-on': {
    name: 'Rests on',
    reverse: 'Borne by',
    definition: 'Falls if the other one falls',
  },
  answers: {
    name: 'Answers',
    reverse: 'Answered by',
    definition: 'Replies to what the other one says or asks',
  },
} as const satisfies Record<RelationKind, RelationName>;

/** In a sentence: "C4 rests on C7". */
export const verbOf = (kind: RelationKind): string => relationKinds[kind].name.toLowerCase();

/** How a relation is called from one side, as a heading. */
export const relationName = ({ relation: { kind }, isReverse }: Pick<SeenRelation, 'relation' | 'isReverse'>): string =>
  isReverse ? relationKinds[kind].reverse : relationKinds[kind].name;

/** The same in a sentence or a list: "rests on C4". */
export const sayRelation = ({ relation, isReverse, other }: Pick<SeenRelation, 'relation' | 'isReverse' | 'other'>): string =>
  `${relationName({ relation, isReverse }).toLowerCase()} ${other.label ?? 'a new tag'}`;

/**
 * What a checker must know of a claim because of what it is related to, a sentence each: that another one says otherwise and both are
 * supported, and that it rests on one that does not hold.
 */
export function relationWarnings(tag: Annotation, relations: readonly SeenRelation[]): string[] {
  return relations.flatMap(({ relation: { kind }, isReverse, other }) => {
    const name = other.label ?? 'The new tag';
    if (kind === 'contradicts' && isSupported(tag) && isSupported(other)) return [`${name} says otherwise and is supported too`];
    if (kind !== 'rests-on' || isReverse || !other.verdict) return [];
    if (other.isStale) return [`Rests on ${name}, whose words have changed since its verdict`];
    return other.verdict.value === 'refuted' ? [`Rests on ${name}, which is refuted`] : [];
  });
}

const isSupported = ({ verdict, isStale }: Annotation) => verdict?.value === 'supported' && !isStale;
