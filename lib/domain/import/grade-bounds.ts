import { z } from 'zod';
import { foldWord } from '../text/fold-word';
import { visibleLine } from '../text/visible-line';
import { GivenGrade, VerdictValue, verdictValues } from '../verdicts/verdict';
import { mayLook } from '../verdicts/verdict-look';
import { Grade, MAX_GRADE_DEFINITION_CHARS, MAX_GRADE_NAME_CHARS } from '../verdicts/verdict-scale';

// An archive says of a grade what whoever wrote it likes, and colleagues give in their own name what a card offers them. So a grade is held to what the
// scale of any house could be.

/** A judgement with a grade, wherever it stands in a tag. */
const Graded = z.object({ value: VerdictValue, grade: GivenGrade });
type Graded = z.infer<typeof Graded>;

/** What scales have kept to from the first on. Names were stored without outer spaces. */
const Bounded = z.object({
  id: Grade.shape.id,
  name: z
    .string()
    .min(1)
    .max(MAX_GRADE_NAME_CHARS)
    .refine((name) => name === name.trim()),
  definition: z.string().max(MAX_GRADE_DEFINITION_CHARS).optional(),
  rating: Grade.shape.rating,
});

/** True if some scale could have given each grade in a part of an archive, at any depth: those of verdicts, looks and votes, of now, before and beside. */
export function areGradesGiven(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return true;
  const graded = gradedOf(part);
  if (graded && !(Bounded.safeParse(graded.grade).success && mayLook(graded.value, graded.grade))) return false;
  return Object.values(part).every(areGradesGiven);
}

/**
 * A part of an archive with its grades called as they are in a house that does not know their scale. Another may call "Supported" what stands for
 * *partly*; here that would be read as what the word always means, so what it stands for is said behind it.
 */
export function withArrivedGrades(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withArrivedGrades);
  if (typeof part !== 'object' || part === null) return part;
  const graded = gradedOf(part);
  const members = graded ? { ...part, grade: { ...graded.grade, name: arrivedName(graded) } } : part;
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, withArrivedGrades(member)]));
}

// Asked first by the name: an archive has a million parts that have none.
const gradedOf = (part: object): Graded | undefined => ('grade' in part ? Graded.safeParse(part).data : undefined);

function arrivedName({ value, grade }: Graded): string {
  const plain = verdictValues[value].name;
  const name = visibleLine(grade.name);
  const isAnothers = VerdictValue.options.some((one) => one !== value && foldWord(verdictValues[one].name) === foldWord(name));
  const behind = isAnothers ? ` (${plain})` : '';
  return `${shortName(name, MAX_GRADE_NAME_CHARS - behind.length)}${behind}` || plain;
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A name of at most so many UTF-16 units, cut between characters: the next house refuses an archive with a longer one. Some letters become two by their normal form. */
function shortName(name: string, most: number): string {
  if (name.length <= most) return name;
  return `${name.slice(0, characters.segment(name).containing(most - 1)?.index)}…`;
}
