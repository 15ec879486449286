import { z } from 'zod';
import type { Evidence, Stance } from './evidence';
import { WordingChange } from './meaning/wording-changes';

/** The scale in use. House-defined scales come later; a verdict already stores its scale and version. */
export const VERDICT_SCALE = { id: 'house', version: 1 } as const;

interface VerdictValueRule {
  name: string;
  definition: string;
  /** `V` and this digit. */
  key: string;
  /** Evidence of this stance must be linked. */
  needsStance: Stance | null;
  needsRationale: boolean;
}

/** The verdicts of the scale in its order. The rules of DESIGN-UI: supported and refuted need a source of that stance, the others a note. */
export const verdictValues = {
  supported: { name: 'Supported', definition: 'Sources bear it out', key: '1', needsStance: 'supports', needsRationale: false },
  partly: { name: 'Partly', definition: 'True with a change', key: '2', needsStance: null, needsRationale: true },
  refuted: { name: 'Refuted', definition: 'Sources say otherwise', key: '3', needsStance: 'refutes', needsRationale: false },
  unproven: { name: 'Unproven', definition: 'No source settles it', key: '4', needsStance: null, needsRationale: true },
} as const satisfies Record<string, VerdictValueRule>;

export const VerdictValue = z.enum(['supported', 'partly', 'refuted', 'unproven']);
export type VerdictValue = z.infer<typeof VerdictValue>;

/** Other words that a verdict holds for: the server found that they mean what the judged ones do. */
export const HeldWords = z.object({
  words: z.string(),
  wordsHash: z.string(),
  /** What differs from the words that were judged. */
  changes: z.array(WordingChange),
  /** The entry that changed the words so, or 0 where it came with the article; who sent it, and when. */
  seq: z.number().int().nonnegative(),
  byId: z.string(),
  at: z.string(),
});
export type HeldWords = z.infer<typeof HeldWords>;

/**
 * A judgement on exact words. `wordsHash` is the SHA-256 (hex) of `words`; it is stale when the words now hash to something else, unless
 * they are those of `held`.
 */
export const Verdict = z.object({
  entryId: z.uuid(),
  value: VerdictValue,
  scale: z.object({ id: z.string(), version: z.number().int() }),
  rationale: z.string(),
  words: z.string(),
  wordsHash: z.string(),
  byId: z.string(),
  at: z.string(),
  /** Left out while the words are those that were judged, and while it is stale. Then in earlier verdicts as it was. */
  held: HeldWords.optional(),
});
export type Verdict = z.infer<typeof Verdict>;

/** What a verdict still lacks, as a sentence for the person, or null if it may be given. */
export function verdictLacks(value: VerdictValue, rationale: string, evidence: readonly Pick<Evidence, 'stance'>[]): string | null {
  const rule: VerdictValueRule = verdictValues[value];
  if (rule.needsStance && !evidence.some((one) => one.stance === rule.needsStance)) {
    const verb = rule.needsStance === 'supports' ? 'supports' : 'refutes';
    return `${rule.name} needs a source that ${verb} it. Link one, or choose Unproven and say why.`;
  }
  if (rule.needsRationale && rationale.trim() === '') return `${rule.name} needs a note. Say what is missing or what should change.`;
  return null;
}
