import { z } from 'zod';
import { DomainError } from '../errors';
import type { Evidence } from '../sources/evidence';
import { isUnseen } from '../text/is-unseen';
import { type GivenGrade, gradeIdOf, type NamedVerdict, VerdictValue, verdictLacks, verdictValues } from './verdict';
import { mayLook, ownLook, VerdictColour, VerdictSign } from './verdict-look';

/** How many grades a scale has at most: each has a digit as its key. */
export const MAX_GRADES = 9;

/** Longest name of a verdict. UTF-16 units. */
export const MAX_GRADE_NAME_CHARS = 40;
/** Longest definition of a verdict. UTF-16 units. */
export const MAX_GRADE_DEFINITION_CHARS = 200;

/**
 * One verdict as a house calls it. What it stands for (`standing`) is one of the four: it says what the grade asks for, and counts add up over all
 * scales. It gives sign and colour, too, where the house chose none (`verdict-look`). `rating` is that of ClaimReview, 1 (false) to 5 (true); null for a verdict that says neither.
 * https://schema.org/ClaimReview
 */
export const Grade = z.object({
  /** Never used again for something else: verdicts of the past carry it. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  standing: VerdictValue,
  name: z.string().trim().min(1).max(MAX_GRADE_NAME_CHARS),
  definition: z.string().trim().max(MAX_GRADE_DEFINITION_CHARS),
  rating: z.number().int().min(1).max(5).nullable(),
  sign: VerdictSign.optional(),
  colour: VerdictColour.optional(),
});
export type Grade = z.infer<typeof Grade>;

/** The verdicts of a house in their order, which is that of the digits. `version` goes up by one whenever they change. */
export const VerdictScale = z.object({ version: z.number().int().positive(), grades: z.array(Grade).min(1).max(MAX_GRADES) });
export type VerdictScale = z.infer<typeof VerdictScale>;

const ratings: Record<VerdictValue, number | null> = { supported: 5, partly: 3, refuted: 1, unproven: null };

/** The scale of a house that has said nothing of its own: the four. */
export const plainScale: VerdictScale = {
  version: 1,
  grades: VerdictValue.options.map((value) => ({
    id: value,
    standing: value,
    name: verdictValues[value].name,
    definition: verdictValues[value].definition,
    rating: ratings[value],
  })),
};

/** The rating of ClaimReview of a judgement, or null. That of the plain scale where no grade is stored: verdicts of the plain scale have none. */
export const ratingOf = ({ value, grade }: NamedVerdict): number | null => (grade ? grade.rating : ratings[value]);

/** The key of a grade by its place in the scale, from 0: `V` and this digit. */
export const gradeKey = (place: number): string => String(place + 1);

/**
 * The grade of a verdict that is given on a scale, as the verdict keeps it; none on the plain scale, where what it stands for says all. A grade that the
 * scale does not have, or that stands for something else there, is a `conflict`: the scale has changed since. Without a grade it is the first that
 * stands for the value. `others`: judgements that are looked at, whose grades may be given as these have them though the scale does not.
 */
export function gradeFor(
  scale: VerdictScale,
  { value, gradeId }: { value: VerdictValue; gradeId?: string | undefined },
  others: readonly NamedVerdict[] = [],
): GivenGrade | undefined {
  const found = scale.grades.find((one) => one.standing === value && (gradeId === undefined || one.id === gradeId));
  const same = found ? undefined : others.find((one) => one.value === value && gradeIdOf(one) === gradeId);
  if (same) return same.grade;
  if (!found) throw new DomainError('conflict', 'The verdicts of this house have changed since. Choose one of those that there are now.');
  if (scale.version === plainScale.version) return undefined;
  const { id, name, definition, rating, standing } = found;
  // The house's scale is overwritten by its next version: what this one meant is known by the verdict alone.
  return { id, name, ...(definition !== '' && { definition }), rating, ...ownLook(standing, found) };
}

/** What a judgement still lacks, as `verdictLacks` says, in the names of the scale. Of its note that counts which was not erased (`withoutErased`). */
export function gradeLacks(
  { grades }: Pick<VerdictScale, 'grades'>,
  { value, gradeId, rationale }: { value: VerdictValue; gradeId?: string | undefined; rationale: string },
  evidence: readonly Pick<Evidence, 'stance'>[],
): string | null {
  const named = grades.find(({ id, standing }) => standing === value && (gradeId === undefined || id === gradeId));
  const wayOut = grades.find(({ standing }) => standing === 'unproven')?.name ?? null;
  return verdictLacks(value, rationale, evidence, { ...(named && { verdict: named.name }), wayOut });
}

/** The grade that a verdict gets which nobody picked: the first that stands for its value. None on the plain scale, and on one that has none such. */
export function firstGradeFor(scale: VerdictScale, value: VerdictValue): GivenGrade | undefined {
  return scale.grades.some(({ standing }) => standing === value) ? gradeFor(scale, { value }) : undefined;
}

/** What is wrong with the grades of a scale, as a sentence, or null. */
export function scaleLacks(grades: readonly Pick<Grade, 'id' | 'name' | 'standing' | 'sign' | 'colour'>[]): string | null {
  if (grades.length > MAX_GRADES) return 'Nine verdicts are the most: each has a digit as its key.';
  const names = grades.map(({ name }) => name.trim().toLowerCase());
  if (names.some(isUnseen)) return 'Every verdict needs a name.';
  if (new Set(names).size < names.length) return 'Two verdicts have the same name.';
  if (new Set(grades.map(({ id }) => id)).size < grades.length) return 'Two verdicts have the same id.';
  const feigned = grades.find((grade) => !mayLook(grade.standing, grade));
  if (feigned) return `“${feigned.name.trim()}” looks like more than it stands for. Choose another sign or colour.`;
  return null;
}

/**
 * The grades as they are kept: what has another name than before, or stands for something else, is another verdict and gets a new id. Verdicts are
 * compared and sent by their ids: under the old one, whoever gave "Half true" would have said "Half false". What is new gets one too, so that no id
 * of the past comes back. The four are known always: verdicts from before there was a scale are called by them.
 */
export function withNewIds(before: Pick<VerdictScale, 'grades'>, grades: readonly Grade[], newId: () => string): Grade[] {
  const known = [...before.grades, ...plainScale.grades];
  const isKept = (grade: Grade) =>
    known.some(({ id, name, standing }) => id === grade.id && name === grade.name && standing === grade.standing);
  return grades.map((grade) => (isKept(grade) ? grade : { ...grade, id: newId() }));
}

/** The version that follows `before` with these grades. */
export const nextScale = (before: VerdictScale, grades: Grade[]): VerdictScale => ({ version: before.version + 1, grades });
