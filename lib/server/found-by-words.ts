import { Prisma } from './generated/prisma/client';

/** The fewest letters that are also looked for with slips of the pen: shorter words are like too many others. */
const FUZZY_CHARS = 4;

/** A text as the pattern of `ilike` that finds it anywhere. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** The condition that an article `a` has the words of a query in its title or byline, with accents or without. Found by the index of these. */
export function articleSays(query: string): Prisma.Sql {
  const pattern = barePattern(query);
  return Prisma.sql`(without_accents(a.title) ilike ${pattern} or without_accents(a.byline) ilike ${pattern})`;
}

/** The same of a source `s`, its title or address, with slips of the pen in the title forgiven. */
export function sourceSays(query: string): Prisma.Sql {
  const isFuzzy = [...query].length >= FUZZY_CHARS;
  return Prisma.sql`(
    without_accents(s.title) ilike ${barePattern(query)} or s.url ilike ${containing(query)}
    or (${isFuzzy} and without_accents(${query}) <% without_accents(s.title)))`;
}

/** How close a source `s` that `sourceSays` finds is to the query: 0 its whole title or address, 1 and 2 the beginning of its title or of a word, 3 else. */
export function sourceCloseness(query: string): Prisma.Sql {
  const plain = query.normalize('NFKC');
  const whole = plain.replaceAll(/[\\%_]/g, '\\$&');
  const word = `\\m${plain.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`;
  return Prisma.sql`case
    when without_accents(s.title) ilike without_accents(${whole}) or s.url = ${query} then 0
    when without_accents(s.title) ilike without_accents(${`${whole}%`}) then 1
    when without_accents(s.title) ~* without_accents(${word}) then 2
    else 3 end`;
}

/** The pattern that finds a text anywhere in what `without_accents`, a function of the database, makes of words. */
function barePattern(text: string): Prisma.Sql {
  // Wide characters first: one of them would become a % that stands for anything.
  return Prisma.sql`without_accents(${containing(text.normalize('NFKC'))})`;
}
