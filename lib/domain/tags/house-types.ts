import { z } from 'zod';
import { isUnseen } from '../text/is-unseen';
import { inputText } from '../text/text-input';
import { Uuid } from '../uuid';
import { labelledKinds } from './tag-kinds';
import {
  FieldKind,
  MAX_FIELDS,
  MAX_GUIDELINES_CHARS,
  MAX_ITEM_CHARS,
  MAX_ITEMS,
  MAX_TYPE_DEFINITION_CHARS,
  MAX_TYPE_NAME_CHARS,
} from './tag-types';

// Apart from `tag-types`: the page of an article reads types and never parses a house's set.

const Name = inputText(MAX_TYPE_NAME_CHARS).trim().min(1, 'Give it a name.');

/** Something to fill in about a tag of a type. */
export const TypeField = z.object({ id: Uuid, name: Name, kind: FieldKind });
export type TypeField = z.infer<typeof TypeField>;

/** Something to do before a claim of a type is checked. */
export const ChecklistItem = z.object({ id: Uuid, text: inputText(MAX_ITEM_CHARS).trim().min(1, 'Say what is to be done.') });
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** A type of tag as the house defines it: what a claim, an opinion or a proposal is more closely. */
export const TagType = z.object({
  id: Uuid,
  kind: z.enum(labelledKinds),
  name: Name,
  definition: inputText(MAX_TYPE_DEFINITION_CHARS).trim().default(''),
  /** The digit that chooses it after L; null where it has none. */
  key: z
    .string()
    .regex(/^[1-9]$/, 'A key is a digit from 1 to 9.')
    .nullable(),
  fields: z.array(TypeField).max(MAX_FIELDS, `A type has at most ${MAX_FIELDS} fields.`),
  checklist: z.array(ChecklistItem).max(MAX_ITEMS, `A checklist has at most ${MAX_ITEMS} items.`),
  /** It is not offered any more. Tags that have it keep it. */
  isRetired: z.boolean().default(false),
});
export type TagType = z.infer<typeof TagType>;

/** All types of a house. The version goes up with every save. */
export const TagTypes = z.object({
  version: z.number().int().nonnegative(),
  /** What the desks hold to when they tag and check, in plain text. */
  guidelines: inputText(MAX_GUIDELINES_CHARS).default(''),
  types: z.array(TagType).max(60, 'A house has at most 60 types.'),
});
export type TagTypes = z.infer<typeof TagTypes>;

/** What decides about types: all but the guidelines. */
export type HouseTypes = Pick<TagTypes, 'version' | 'types'>;

/**
 * What stands in the way of saving an edited set, as a sentence, or null. `before` is the set that is stored: what is in it is never
 * removed, only retired, and a type keeps its kind.
 */
export function typesLack({ types }: Pick<TagTypes, 'types'>, before: Pick<TagTypes, 'types'>): string | null {
  // Not asked of the form of a type: a set that is stored must open.
  const lackName = sayNameless(types);
  if (lackName !== undefined) return lackName;
  const lost = before.types.find(({ id }) => !types.some((one) => one.id === id));
  if (lost) return `${lost.name} may be on tags. Retire it instead of removing it.`;
  const moved = before.types.find(({ id, kind }) => types.some((one) => one.id === id && one.kind !== kind));
  if (moved) return `${moved.name} keeps its kind. Retire it and add another.`;
  const ids = types.flatMap((one) => [one.id, ...one.fields.map(({ id }) => id), ...one.checklist.map(({ id }) => id)]);
  if (new Set(ids).size < ids.length) return 'Two parts of it have the same id.';
  return sayTwice(types) ?? null;
}

/** A field or a step that is still empty says so itself, by its form. */
function sayNameless(types: readonly TagType[]): string | undefined {
  if (types.some(({ name }) => isUnseen(name))) return 'Every type needs a name.';
  for (const { name, fields, checklist } of types) {
    if (fields.some((field) => isFeigned(field.name))) return `A field of ${name} has a name of which nothing is seen.`;
    if (checklist.some(({ text }) => isFeigned(text))) return `What is to be done of ${name} has a line of which nothing is seen.`;
  }
}

const isFeigned = (text: string) => text.trim() !== '' && isUnseen(text);

function sayTwice(types: readonly TagType[]): string | undefined {
  for (const kind of labelledKinds) {
    const offered = types.filter((one) => one.kind === kind && !one.isRetired);
    const name = twiceIn(offered.map((one) => one.name.toLowerCase()));
    if (name !== undefined) return `Two types of ${kind} are called ${name}.`;
    const key = twiceIn(offered.flatMap((one) => one.key ?? []));
    if (key !== undefined) return `Two types of ${kind} have the key ${key}.`;
  }
  for (const { name, fields } of types) {
    const field = twiceIn(fields.map((one) => one.name.toLowerCase()));
    if (field !== undefined) return `${name} has two fields called ${field}.`;
  }
}

const twiceIn = (values: readonly string[]): string | undefined => values.find((one, index) => values.indexOf(one) < index);
