import { z } from 'zod';
import { Basis } from '../basis';
import type { Annotation } from '../tags/annotation';
import { Verdict } from '../verdicts/verdict';
import { Check, CheckState } from './check';

/** A claim follows its facts from so many on: one alone says nothing that the claim does not. */
export const MIN_FACTS = 2;
/** A claim has at most so many facts. */
export const MAX_FACTS = 12;

/** What a claim was judged as by itself: set aside as long as its verdict follows from its facts. */
export const OwnJudgement = z.object({
  verdict: Verdict.nullable(),
  checkState: CheckState,
  /** Left out where nothing was known of the work. */
  check: Check.optional(),
  basis: z.object({ checkState: Basis.nullable(), verdict: Basis.nullable() }),
});
export type OwnJudgement = z.infer<typeof OwnJudgement>;

/** A claim that was split into facts. */
export const Split = z.object({
  /** All facts that it ever had, in order of making, removed ones too. */
  factIds: z.array(z.uuid()),
  /** What it was judged as by itself, while its verdict follows from its facts; null while it has fewer than two. */
  own: OwnJudgement.nullable(),
  /**
   * The verdict that followed last, while none does: what words and statement somebody has vouched for. Left out while one follows, where none did, and
   * by entries from before it was kept.
   */
  last: Verdict.optional(),
});
export type Split = z.infer<typeof Split>;

type OfFact = Pick<Annotation, 'factOf'>;
type OfClaim = Pick<Annotation, 'kind' | 'factOf' | 'split'>;

/** True of a tag that is one of the facts of a claim. It is checked like a claim, and counted with it. */
export const isFact = ({ factOf }: OfFact): boolean => factOf !== undefined;

/** True of a claim whose verdict follows from its facts: nobody judges it by itself. */
export const followsFacts = ({ split }: Pick<Annotation, 'split'>): boolean => (split?.own ?? null) !== null;

/** True of a claim in figures, lists and beside the text. A claim is counted once, however many facts it is split into. */
export const isCountedClaim = (one: OfClaim): boolean => one.kind === 'claim' && !isFact(one);

/** True of what people are given and judge: claims, and in place of a claim that follows its facts these. */
export const isJudged = (one: OfClaim): boolean => one.kind === 'claim' && !followsFacts(one);

/** Where the tags of an article are looked up by their id. */
interface Lookup {
  annotations: Pick<ReadonlyMap<string, Annotation>, 'get'>;
}

/** The facts of a claim that are there, in order of making. */
export const factsOf = ({ annotations }: Lookup, { split }: Pick<Annotation, 'split'>): Annotation[] =>
  (split?.factIds ?? []).flatMap((id) => annotations.get(id) ?? []).filter(({ isRemoved }) => !isRemoved);

/** The claim that a fact is of, or null: of what is no fact, and where the claim is not at hand. */
export const claimOf = ({ annotations }: Lookup, { factOf }: OfFact): Annotation | null =>
  (factOf === undefined ? undefined : annotations.get(factOf)) ?? null;

/** The ids of the tags that hang together with one: its facts, removed ones too, and the claim that it is a fact of. */
export const relativeIds = ({ factOf, split }: Pick<Annotation, 'factOf' | 'split'>): string[] => [
  ...(factOf === undefined ? [] : [factOf]),
  ...(split?.factIds ?? []),
];

/** All tags that are there, each claim followed by its facts. The order is kept else; a fact whose claim is not among them keeps its place. */
export function withFactsUnderClaims(tags: readonly Annotation[]): readonly Annotation[] {
  if (!tags.some(isFact)) return tags;
  const there = new Set(tags.map(({ id }) => id));
  const under = new Map<string, Annotation[]>();
  for (const one of tags) {
    if (one.factOf !== undefined && there.has(one.factOf)) under.set(one.factOf, [...(under.get(one.factOf) ?? []), one]);
  }
  const inOrder = ({ id, split }: Annotation) =>
    (under.get(id) ?? []).toSorted((a, b) => (split?.factIds.indexOf(a.id) ?? 0) - (split?.factIds.indexOf(b.id) ?? 0));
  return tags.flatMap((one) => (one.factOf !== undefined && there.has(one.factOf) ? [] : [one, ...inOrder(one)]));
}
