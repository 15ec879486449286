import { z } from 'zod';
import { Basis } from '../basis';
import { DomainError } from '../errors';
import { Day } from '../moment';
import type { HouseTypes, TagType } from './house-types';

/** What a field of a type may hold, one table. Values are kept as text: `12.5`, `2026-01-31`, `yes`. */
const fieldKinds = {
  text: { wants: 'text', isValid: () => true },
  number: { wants: 'a number, like 12.5', isValid: (value: string) => /^-?\d+(\.\d+)?$/.test(value) },
  date: { wants: 'a date', isValid: (value: string) => Day.safeParse(value).success },
  yesno: { wants: 'yes or no', isValid: (value: string) => value === 'yes' || value === 'no' },
} as const;

/** The name of a kind of field. */
export const FieldKind = z.enum(['text', 'number', 'date', 'yesno']);
export type FieldKind = z.infer<typeof FieldKind>;

/** Longest name of a type or of one of its fields. UTF-16 units. */
export const MAX_TYPE_NAME_CHARS = 60;
/** Longest definition of a type. UTF-16 units. */
export const MAX_TYPE_DEFINITION_CHARS = 300;
/** Longest guidelines of a desk, or of the house. UTF-16 units. */
export const MAX_GUIDELINES_CHARS = 20_000;
/** Most fields of a type. */
export const MAX_FIELDS = 8;
/** Longest value of a field. UTF-16 units. */
export const MAX_FIELD_CHARS = 500;
/** Longest checklist. */
export const MAX_ITEMS = 12;
/** Longest item of a checklist. UTF-16 units. */
export const MAX_ITEM_CHARS = 200;

/** No types: where none are known. */
export const noTypes: HouseTypes = { version: 0, types: [] };

/** The type that a tag was given, with all that is needed to read it without the house's settings. Fields without a value are left out. */
// No member is called `id`: the parts of a tag with that name get new ones when an archive is brought in, and a type is the house's.
export const GivenType = z.object({
  typeId: z.uuid(),
  name: z.string(),
  /** Of the house's types, as they were then. */
  version: z.number(),
  fields: z.array(z.object({ fieldId: z.uuid(), name: z.string(), kind: FieldKind, said: z.string() })),
});
export type GivenType = z.infer<typeof GivenType>;

/** What a type says of a tag: its name, and the values of its fields. */
export const SaidType = GivenType.pick({ name: true, fields: true });
export type SaidType = z.infer<typeof SaidType>;

/** What was done of a type's checklist: all its items as they read then. */
export const Ticked = z.object({
  typeId: z.uuid(),
  version: z.number(),
  items: z.array(z.object({ itemId: z.uuid(), text: z.string(), isDone: z.boolean() })),
  /** The words that were looked at. */
  words: z.string(),
  basis: Basis,
});
export type Ticked = z.infer<typeof Ticked>;

/** A tag's type as it stands, or that it was taken away. */
export const Typed = z.object({
  type: GivenType.nullable(),
  basis: Basis,
  /** The ticks that went with the type before: what an undo brings back. */
  tickedBefore: Ticked.optional(),
});
export type Typed = z.infer<typeof Typed>;

/** How much of a checklist is done: "3 of 4". */
export const sayTicked = (items: readonly { isDone: boolean }[]): string =>
  `${items.filter(({ isDone }) => isDone).length} of ${items.length}`;

/**
 * The type with values for its fields, as a tag keeps it. Empty values are left out. Refused (`invalid`) where a value is not of its
 * field's kind, or for a field that the type has not.
 */
export function giveType(type: TagType, version: number, values: Readonly<Record<string, string>>): GivenType {
  const unknown = Object.keys(values).find((id) => !type.fields.some((field) => field.id === id));
  if (unknown !== undefined) throw new DomainError('invalid', `${type.name} has other fields now. Reload the page.`);
  const fields = type.fields.flatMap(({ id, name, kind }) => {
    const said = (values[id] ?? '').trim();
    if (said === '') return [];
    if (!fieldKinds[kind].isValid(said)) throw new DomainError('invalid', `${name} takes ${fieldKinds[kind].wants}.`);
    return [{ fieldId: id, name, kind, said }];
  });
  return { typeId: type.id, name: type.name, version, fields };
}
