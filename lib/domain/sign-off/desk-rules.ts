import { z } from 'zod';
import { VoteRule } from '../verdicts/vote-rule';

/** The signatures under an article, in the order in which they are put, one table. */
export const signatures = {
  checker: { name: 'Checker', definition: 'Has seen every claim checked' },
  second: { name: 'Second', definition: 'Another person has read the check' },
  standards: { name: 'Standards', definition: 'Answers for it to the outside' },
} as const;

/** The name of a signature. */
export const Signature = z.enum(['checker', 'second', 'standards']);
export type Signature = z.infer<typeof Signature>;

/** What a desk asks of the check of its articles. An entry that rests on a rule says in its payload what came of it. */
export const DeskRules = z.object({
  /** Another person looks at every claim again. */
  secondCheck: z.boolean().default(false),
  /** Editors and leads vote on claims; null: they do not. */
  votes: VoteRule.nullable().default(null),
  /** Every sentence was tagged or seen to hold nothing to check. */
  coverage: z.boolean().default(false),
  /** A claim that is supported, partly so or refuted rests on two sources that do not repeat one another. */
  twoSources: z.boolean().default(false),
  /** One of them knows the fact at first hand. */
  primarySource: z.boolean().default(false),
  /** Which signatures make an article signed off: at least one. */
  signatures: z.array(Signature).min(1).default(['checker']),
  /** Since when the rules on who looks again are on (ISO 8601, UTC), as the server kept it. Of a rule that is on and not named here: always. */
  since: z.object({ secondCheck: z.string().optional(), votes: z.string().optional() }).optional(),
});
export type DeskRules = z.infer<typeof DeskRules>;

/** The rules of a desk that has said nothing of its own. */
export const plainRules: DeskRules = DeskRules.parse({});

/**
 * Rules as they are kept: with the time at which those on who looks again were turned on. One that stays on keeps its time, also where other numbers
 * of votes are asked for. What is sent says nothing of it.
 */
export function withSince(before: DeskRules, { since: _sent, ...wanted }: DeskRules, now: string): DeskRules {
  const secondCheck = before.secondCheck ? before.since?.secondCheck : now;
  const votes = votesOnEvery(before) ? before.since?.votes : now;
  const since = {
    ...(wanted.secondCheck && secondCheck !== undefined && { secondCheck }),
    ...(votesOnEvery(wanted) && votes !== undefined && { votes }),
  };
  return { ...wanted, ...(Object.keys(since).length > 0 && { since }) };
}

/** True where votes take the place of the second check. */
export const votesOnEvery = ({ votes }: Pick<DeskRules, 'votes'>): boolean => votes?.when === 'every';
