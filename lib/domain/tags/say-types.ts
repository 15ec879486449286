import type { ChecklistItem, TagType } from './house-types';
import type { TagKind } from './tag-kinds';
import type { GivenType, SaidType, Ticked } from './tag-types';

/** The types that a tag of this kind may be given, in the house's order. */
export const typesOf = ({ types }: { types: readonly TagType[] }, kind: TagKind): TagType[] =>
  types.filter((one) => one.kind === kind && !one.isRetired);

/** What reads a day, such as 2026-11-28, out to people. */
type SayDay = (on: string) => string;

/** Files that are compared or read by programs have a day as it is stored. */
const asStored: SayDay = (on) => on;

/** The values of a type's fields as people read them: "Unit: per cent". */
export const sayFields = ({ fields }: Pick<GivenType, 'fields'>, sayDay = asStored): string[] =>
  fields.map(({ name, kind, said }) => `${name}: ${kind === 'date' ? sayDay(said) : said}`);

/** A type with its fields in one line: "Statistic (Unit: per cent)". */
export function sayType(given: SaidType, sayDay = asStored): string {
  const fields = sayFields(given, sayDay);
  return fields.length === 0 ? given.name : `${given.name} (${fields.join(', ')})`;
}

/** What of a checklist is done, as it read then. */
export const doneOf = (ticked: Pick<Ticked, 'items'> | undefined): string[] =>
  (ticked?.items ?? []).filter(({ isDone }) => isDone).map(({ text }) => text);

/** A type's checklist as it is now, with what of it is done. An item that reads otherwise by now is another: nobody has done it. */
export const shownItems = (checklist: readonly ChecklistItem[], ticked: Pick<Ticked, 'items'> | undefined): Ticked['items'] =>
  checklist.map(({ id, text }) => ({
    itemId: id,
    text,
    isDone: ticked?.items.some((one) => one.itemId === id && one.text === text && one.isDone) ?? false,
  }));

/** True where something was ticked on another list than the type's of now: an item came, went or reads otherwise. Report and exports have what was ticked, as it read then. */
export function isTickedOnOther(checklist: readonly ChecklistItem[], ticked: Pick<Ticked, 'items'> | undefined): boolean {
  if (!ticked?.items.some(({ isDone }) => isDone)) return false;
  const isAsThen = ({ id, text }: ChecklistItem, index: number) => ticked.items[index]?.itemId === id && ticked.items[index]?.text === text;
  return ticked.items.length !== checklist.length || !checklist.every(isAsThen);
}
