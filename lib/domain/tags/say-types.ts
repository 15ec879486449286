import type { ChecklistItem, TagType } from './house-types';
import type { TagKind } from './tag-kinds';
import type { GivenType, Ticked } from './tag-types';

/** The types that a tag of this kind may be given, in the house's order. */
export const typesOf = ({ types }: { types: readonly TagType[] }, kind: TagKind): TagType[] =>
  types.filter((one) => one.kind === kind && !one.isRetired);

/** The values of a type's fields as people read them: "Unit: per cent". */
export const sayFields = ({ fields }: Pick<GivenType, 'fields'>): string[] => fields.map(({ name, said }) => `${name}: ${said}`);

/** A type with its fields in one line: "Statistic (Unit: per cent)". */
export function sayType(given: GivenType): string {
  const fields = sayFields(given);
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
