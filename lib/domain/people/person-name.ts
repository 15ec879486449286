import { withoutTurns } from '../text/without-turns';

/** Longest name of a person. UTF-16 units. */
export const MAX_PERSON_NAME_CHARS = 120;

/** Said behind the name of somebody of another house: an archive can name anybody, so it is never printed as that of a colleague. */
const FROM_ARCHIVE = ' (from the archive)';

/** The name of somebody whom only an archive names, on one line. One without a name is said to be someone. */
export const nameFromArchive = (name: string): string =>
  `${withoutTurns(name).replaceAll(/\s+/gu, ' ').trim() || 'Someone'}${FROM_ARCHIVE}`;

/** What was said with its mark, where it came in an archive. */
export const markCame = (said: string, { cameAt }: { cameAt?: string | undefined }): string =>
  cameAt === undefined ? said : `${said}${FROM_ARCHIVE}`;

/** What a person is called inside the house: the first word of their name. Full names stand in public and in reports. */
export function firstName(name: string): string {
  const [own, mark] = partMark(name);
  return `${own.trim().split(/\s+/u)[0] || own}${mark}`;
}

/** A name as it stands before what is theirs: "Jun’s", "Jun’s (from the archive)". */
export function whoseName(name: string): string {
  const [own, mark] = partMark(name);
  return `${own}’s${mark}`;
}

/** A name without the mark that it may have. */
export const unmarkedName = (name: string): string => partMark(name)[0];

const partMark = (name: string): [string, string] =>
  name.endsWith(FROM_ARCHIVE) ? [name.slice(0, -FROM_ARCHIVE.length), FROM_ARCHIVE] : [name, ''];

/** The first names that more than one has of those who work together, by the map of their names. */
const doubled = new WeakMap<ReadonlyMap<string, string>, ReadonlySet<string>>();

/** Names by id. Who is not of here (`isOfHere`), and only may come, makes nobody's first name one that two share. */
export function namesOf(people: readonly { id: string; name: string; isOfHere?: boolean }[]): ReadonlyMap<string, string> {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  doubled.set(names, sharedBy(people.filter(({ isOfHere = true }) => isOfHere).map(({ name }) => name)));
  return names;
}

/** What one of a map of `namesOf` is called among the others: by the first name, or by the whole one where two share it. Empty for who is not in it. */
export function nameAmong(names: ReadonlyMap<string, string>, id: string): string {
  const name = names.get(id) ?? '';
  const short = firstName(name);
  return doubled.get(names)?.has(short) ? name : short;
}

/** What people who are named together are called, in the same order: by the first name, or by the whole one where two share it. */
export function shortNames(names: readonly string[]): string[] {
  const shared = sharedBy(names);
  return names.map((name) => (shared.has(firstName(name)) ? name : firstName(name)));
}

/** Tells what people are called on a page that names these, some of them often: by the first name, or by the whole one where another one shares it. */
export function callAmong(names: Iterable<string>): (name: string) => string {
  const shared = sharedBy([...new Set(names)]);
  return (name) => (shared.has(firstName(name)) ? name : firstName(name));
}

/** The first names that more than one of these has. */
function sharedBy(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(names.map(firstName).filter((name) => seen.has(name) || !seen.add(name)));
}
