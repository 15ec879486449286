import type { Annotation } from './annotation';
import { relationKinds, type SeenRelation } from './relation';

// Apart from the kinds: who opens an article needs those at once, and these with the first card.

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
