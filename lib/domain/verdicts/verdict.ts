import { z } from 'zod';
import { WordingChange } from '../meaning/wording-changes';
import type { Evidence, Stance } from '../sources/evidence';
import { VerdictColour, VerdictSign } from './verdict-look';

/** The scale of a house that has said nothing of its own. What a house says is in `verdict-scale`. */
export const VERDICT_SCALE = { id: 'house', version: 1 } as const;

/** The grade that a verdict was given by, as the scale had it then. Sign and colour are left out where they are those of what it stands for. */
export const GivenGrade = z.object({
  id: z.string(),
  name: z.string(),
  /** What it meant. Left out where the scale said nothing, and by verdicts from before it was kept. */
  definition: z.string().optional(),
  rating: z.number().int().nullable(),
  sign: VerdictSign.optional(),
  colour: VerdictColour.optional(),
});
export type GivenGrade = z.infer<typeof GivenGrade>;

interface VerdictValueRule {
  name: string;
  definition: string;
  /** `V` and this digit. */
  key: string;
  /** Evidence of this stance must be linked. */
  needsStance: Stance | null;
  needsRationale: boolean;
}

/** The verdicts of the scale in its order. Supported and refuted need a source of that stance, the others a note. */
export const verdictValues = {
  supported: { name: 'Supported', definition: 'Sources bear it out', key: '1', needsStance: 'supports', needsRationale: false },
  partly: { name: 'Partly', definition: 'True with a change', key: '2', needsStance: null, needsRationale: true },
  refuted: { name: 'Refuted', definition: 'Sources say otherwise', key: '3', needsStance: 'refutes', needsRationale: false },
  unproven: { name: 'Unproven', definition: 'No source settles it', key: '4', needsStance: null, needsRationale: true },
} as const satisfies Record<string, VerdictValueRule>;

/** Longest rationale of a verdict, a second check, a vote or a decision. UTF-16 units. */
export const MAX_RATIONALE_CHARS = 20_000;

/** The name of a verdict. */
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
  /** Left out on the plain scale, where the value says all. */
  grade: GivenGrade.optional(),
  rationale: z.string(),
  words: z.string(),
  wordsHash: z.string(),
  byId: z.string(),
  at: z.string(),
  /** When it came here in an archive, which can say anything of `at`; left out where it was given here. */
  cameAt: z.string().optional(),
  /** Left out while the words are those that were judged, and while others made it stale. Then in earlier verdicts as it was. */
  held: HeldWords.optional(),
  /** What was checked until the claim's statement came to say something else: with it the verdict is stale on any words. Left out else. */
  restatedFrom: z.string().optional(),
  /** The labels of the facts that it follows from; left out where a person gave it. It is in the name of whoever gave the newest of their verdicts. */
  followed: z.array(z.string()).optional(),
});
export type Verdict = z.infer<typeof Verdict>;

/** A judgement as far as its name goes. */
export interface NamedVerdict {
  value: VerdictValue;
  grade?: GivenGrade | undefined;
}

/** What a verdict is called: as its scale called it when it was given. */
export const verdictName = ({ value, grade }: NamedVerdict): string => grade?.name ?? verdictValues[value].name;

/** What a verdict means: as its scale defined it when it was given, or empty. Verdicts without a grade mean what the four always do. */
export const definitionOf = ({ value, grade }: NamedVerdict): string =>
  grade ? (grade.definition ?? '') : verdictValues[value].definition;

/** What a verdict was given on: the claim's words, or what it was said to claim before that was changed. */
export const judgedText = ({ words, restatedFrom }: Pick<Verdict, 'words' | 'restatedFrom'>): string => restatedFrom ?? words;

/** The id of a judgement's grade. Those of the plain scale are called as what they stand for. */
export const gradeIdOf = ({ value, grade }: NamedVerdict): string => grade?.id ?? value;

/** A judgement that was given, as it is sent once more. A grade that the scale has no more is refused then, and one of the plain scale as well. */
export const asSent = ({ rationale, ...given }: NamedVerdict & { rationale: string }) => ({
  value: given.value,
  rationale,
  gradeId: gradeIdOf(given),
});

/** True if two judgements say the same. */
export const isSameVerdict = (a: NamedVerdict, b: NamedVerdict): boolean => a.value === b.value && gradeIdOf(a) === gradeIdOf(b);

/**
 * What a verdict still lacks, as a sentence for the person, or null if it may be given. `names` are those of a house's scale: of the verdict, and of the
 * one to choose where no source settles it, null where the scale has none.
 */
export function verdictLacks(
  value: VerdictValue,
  rationale: string,
  evidence: readonly Pick<Evidence, 'stance'>[],
  { verdict = verdictValues[value].name, wayOut = verdictValues.unproven.name }: { verdict?: string; wayOut?: string | null } = {},
): string | null {
  const rule: VerdictValueRule = verdictValues[value];
  if (rule.needsStance && !evidence.some((one) => one.stance === rule.needsStance)) {
    const verb = rule.needsStance === 'supports' ? 'supports' : 'refutes';
    return `${verdict} needs a source that ${verb} it. Link one${wayOut === null ? '' : `, or choose ${wayOut} and say why`}.`;
  }
  if (rule.needsRationale && rationale.trim() === '') return `${verdict} needs a note. Say what is missing or what should change.`;
  return null;
}
