import { z } from 'zod';

/** A member of what a schema describes, by its path: "evidence.*.quote". `change` puts something else there, and leaves the rest as it is. */
export interface Member<Of> {
  path: string;
  value: unknown;
  change: () => Of;
}

type Schema = z.core.$ZodType;
type Put<Of> = (other: unknown) => Of;

const Held = z.record(z.string(), z.unknown());
const below = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

/** The members without members of their own that `schema` knows, as paths. */
export function pathsOf(schema: Schema, path = ''): string[] {
  const inner = withoutWrapping(schema);
  if (inner instanceof z.ZodObject) return membersOf(inner).flatMap(([name, member]) => pathsOf(member, below(path, name)));
  if (inner instanceof z.ZodArray) return pathsOf(inner.element, below(path, '*'));
  if (inner instanceof z.ZodUnion) return [...new Set(inner.options.flatMap((option) => pathsOf(option, path)))];
  return [path];
}

/** The same as `value` has them, the first of each list, each with a way to say something else. What is null or left out has none. */
export function membersIn<Of>(schema: Schema, value: unknown, put: Put<Of>, path = ''): Member<Of>[] {
  const inner = withoutWrapping(schema);
  if (value === null || value === undefined) return [];
  if (inner instanceof z.ZodObject) {
    const held = Held.parse(value);
    return membersOf(inner).flatMap(([name, member]) =>
      membersIn(member, held[name], (other) => put({ ...held, [name]: other }), below(path, name)),
    );
  }
  if (inner instanceof z.ZodArray) {
    const [first, ...rest] = z.array(z.unknown()).parse(value);
    return membersIn(inner.element, first, (other) => put([other, ...rest]), below(path, '*'));
  }
  if (inner instanceof z.ZodUnion) {
    const option = inner.options.find((one) => z.safeParse(one, value).success);
    if (!option) throw new Error(`${path} is none of what it may be`);
    return membersIn(option, value, put, path);
  }
  return [{ path, value, change: () => put(somethingElse(inner, value, path)) }];
}

const membersOf = (schema: z.ZodObject) => Object.entries<Schema>(schema.shape);

function withoutWrapping(schema: Schema): Schema {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return withoutWrapping(schema.unwrap());
  return schema;
}

/** Another value of the same form. */
function somethingElse(schema: Schema, value: unknown, path: string): unknown {
  if (schema instanceof z.ZodEnum) return schema.options.find((one) => one !== value);
  if (schema instanceof z.ZodLiteral) return undefined;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') throw new Error(`nothing is known to put at ${path}`);
  if (z.uuid().safeParse(value).success) return '018f4c1e-0000-7000-8999-000000000999';
  if (z.iso.datetime().safeParse(value).success) return '2031-01-02T03:04:05.000Z';
  if (z.iso.date().safeParse(value).success) return '1999-12-31';
  return `${value} and more`;
}
