import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { entryTypeNames, entryTypeOf } from '../journal/entry-types';
import { MAX_WHOLE } from './whole-number';

/** What of a JSON Schema says how much goes in. https://json-schema.org/draft/2020-12/json-schema-validation */
const Part = z.object({
  /** Of several, each. */
  type: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .optional()
    .transform((types) => types?.filter((one) => one !== 'null')),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  maximum: z.number().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  propertyNames: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
});
type Part = z.infer<typeof Part>;

/** True for a pattern that only so many characters fit: it repeats nothing without an end. */
function isBounding(pattern: string): boolean {
  const bare = pattern.replaceAll(/\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\./gu, 'x');
  return !/[*+]|\{\d+,\}/.test(bare);
}

const hasBound = ({ maxLength, pattern, allOf = [] }: Part): boolean =>
  maxLength !== undefined || (pattern !== undefined && isBounding(pattern)) || allOf.some((one) => hasBound(Part.parse(one)));

/** The places in what a schema takes where as much goes in as anybody likes. */
function openPlaces(json: unknown, place: string): string[] {
  const part = Part.parse(json);
  const all = [...(part.anyOf ?? []), ...(part.oneOf ?? [])];
  if (all.length > 0) return all.flatMap((one) => openPlaces(one, place));
  if (part.const !== undefined || part.enum) return [];
  if (!part.type) return part.allOf ? part.allOf.flatMap((one) => openPlaces(one, place)) : [place];
  return part.type.flatMap((type) => openIn[type]?.(part, place) ?? []);
}

/** The same by what it is; all else is short. */
const openIn: Record<string, (part: Part, place: string) => string[]> = {
  string: (part, place) => (hasBound(part) ? [] : [place]),
  array: ({ maxItems, items = {} }, place) => [...(maxItems === undefined ? [place] : []), ...openPlaces(items, `${place}[]`)],
  object: (part, place) => [
    ...Object.entries(part.properties ?? {}).flatMap(([name, one]) => openPlaces(one, `${place}.${name}`)),
    ...openMembers(part, place),
  ],
};

/** A record may have any number of members, unless their names are of a list. */
function openMembers({ propertyNames, additionalProperties }: Part, place: string): string[] {
  if (additionalProperties === undefined || additionalProperties === false) return [];
  const areNamed = propertyNames !== undefined && Part.parse(propertyNames).enum !== undefined;
  return [...(areNamed ? [] : [place]), ...openPlaces(additionalProperties, `${place}{}`)];
}

/** The places that take whole numbers larger than a column of the tables holds. */
function widePlaces(json: unknown, place: string): string[] {
  const { type, maximum, properties = {}, items, additionalProperties, anyOf = [], oneOf = [], allOf = [] } = Part.parse(json);
  return [
    ...(type?.includes('integer') && (maximum ?? Number.POSITIVE_INFINITY) > MAX_WHOLE ? [place] : []),
    ...Object.entries(properties).flatMap(([name, one]) => widePlaces(one, `${place}.${name}`)),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((one) => widePlaces(one, place)),
    ...(items === undefined ? [] : widePlaces(items, `${place}[]`)),
    ...(typeof additionalProperties === 'object' ? widePlaces(additionalProperties, `${place}{}`) : []),
  ];
}

const inputOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

/** The bodies and queries of the API, by method and address. */
const doors = (
  await Promise.all(
    fs
      .readdirSync(import.meta.dirname)
      .filter((file) => /^[\w-]+\.ts$/.test(file))
      .map(async (file) => Object.values<unknown>(await import(path.join(import.meta.dirname, file)))),
  )
)
  .flat()
  .flatMap((value) => {
    const { data } = z
      .object({
        method: z.string(),
        path: z.string(),
        body: z.instanceof(z.ZodType).optional(),
        query: z.instanceof(z.ZodType).optional(),
      })
      .safeParse(value);
    return data ? [data] : [];
  });

const wideOfDoor = ({ method, path, body, query }: (typeof doors)[number]) => [
  ...(body ? widePlaces(inputOf(body), `${method} ${path}`) : []),
  ...(query ? widePlaces(inputOf(query), `${method} ${path}?`) : []),
];

const openOfDoor = ({ method, path, body, query }: (typeof doors)[number]) => [
  ...(body ? openPlaces(inputOf(body), `${method} ${path}`) : []),
  ...(query ? openPlaces(inputOf(query), `${method} ${path}?`) : []),
];

/** The entries that come from clients; the others are made by the server. */
const sentTypes = entryTypeNames.map(entryTypeOf).filter(({ action }) => action !== null);

/** Without a limit of their own: by how the place begins, what bounds it, or why it need not be bounded. */
const exceptions: Record<string, string> = {
  'text.steps': 'the text itself, as long as a batch may be; their number is limited by what they are',
  'text.followed': 'the server’s own word: nothing is made of a client’s',
  'annotation.typed.value.fields': 'only those that the type has are kept',
  'rule.waived.seen': 'compared with what the server has, and not kept',
  'POST /api/v1/articles/{articleId}/entries.entries[].payload': 'by its type, as above',
  'POST /api/v1/articles.draft.doc': 'the text itself, as long as a body may be',
  'POST /api/v1/articles/{articleId}/newer-version.draft.doc': 'the text itself, as long as a body may be',
  'PUT /api/v1/inbox/read.upTo': 'refused where there are too many',
  'PATCH /api/v1/me/preferences.keys': 'refused where there are too many',
  ...Object.fromEntries(
    ['POST /api/v1/articles', 'POST /api/v1/articles/{articleId}/newer-version'].flatMap((door) => [
      ...['draft.cut', 'draft.rejected', 'draft.changes', 'draft.warnings'].map((part) => [
        `${door}.${part}`,
        'what a reader gave, sent back: of it only the text that is chosen is kept',
      ]),
      [`${door}.corrections.keep`, 'places in what was cut of the draft that is sent'],
    ]),
  ),
  'POST /api/v1/imports/paste': 'the text itself; the reader counts it',
  'GET /api/v1/search?.q': 'by what it is piped into',
  ...Object.fromEntries(
    [
      '/api/v1/articles?.archived',
      '/api/v1/articles?.mine',
      '/api/v1/articles/counts?.archived',
      '/api/v1/articles/counts?.mine',
      '/api/v1/live?.article',
      '/api/v1/articles/presence?.article',
    ].map((address) => [
      `GET ${address}`,
      'of an address, which is no longer than a request’s head, and nothing else is taken than what is known',
    ]),
  ),
};
const isBounded = (place: string) => Object.keys(exceptions).some((name) => place.startsWith(name));

/** Whole numbers that no query is made with: times, places in a draft that is sent back, and what the server compares by itself. */
const ofNoTable = ['.draft.', '.corrections.keep', '/presence.saidAt', '/presence.place.movedAt', '/entries.schemaVersion'];
const isOfNoTable = (place: string) => ofNoTable.some((name) => place.includes(name));

describe('what comes in', () => {
  it('has no whole number that the tables cannot hold', () => {
    const wide = doors.flatMap(wideOfDoor);
    expect(wide.filter((place) => !isOfNoTable(place))).toEqual([]);
    expect(ofNoTable.filter((name) => !wide.some((place) => place.includes(name)))).toEqual([]);
  });

  it('is of some length everywhere in the entries of an article', () => {
    const open = sentTypes.flatMap(({ type, Input }) => openPlaces(inputOf(Input), type));
    expect(open.filter((place) => !isBounded(place))).toEqual([]);
  });

  it('is of some length everywhere in the bodies and queries of the API', () => {
    expect(doors.length).toBeGreaterThan(60);
    const open = doors.flatMap(openOfDoor);
    expect(open.filter((place) => !isBounded(place))).toEqual([]);
  });

  it('names no exception that is none', () => {
    const open = [...sentTypes.flatMap(({ type, Input }) => openPlaces(inputOf(Input), type)), ...doors.flatMap(openOfDoor)];
    expect(Object.keys(exceptions).filter((name) => !open.some((place) => place.startsWith(name)))).toEqual([]);
  });

  it.each([
    ['a text without an end', z.object({ a: z.string() }), ['x.a']],
    ['a form that repeats', z.object({ a: z.string().regex(/^a+$/) }), ['x.a']],
    ['a list without an end', z.object({ a: z.array(z.uuid()) }), ['x.a']],
    ['a record', z.object({ a: z.record(z.uuid(), z.string().max(3)) }), ['x.a']],
    ['what is not known', z.object({ a: z.array(z.unknown()).max(2) }), ['x.a[]']],
    ['nothing of what has limits', z.object({ a: z.uuid(), b: z.string().max(2).nullable(), c: z.array(z.enum(['d'])).max(3) }), []],
  ])('is seen through: %s', (_, schema, places) => {
    expect(openPlaces(inputOf(schema), 'x')).toEqual(places);
  });
});
