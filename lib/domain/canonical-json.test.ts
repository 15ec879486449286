import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';

/** How it was first written: what it gave is hashed in journals. */
function asFirstWritten(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => asFirstWritten(one ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, member]) => `${JSON.stringify(name)}:${asFirstWritten(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function nested(depth: number, around: (value: unknown) => unknown): unknown {
  let value: unknown = 'within';
  for (let level = 0; level < depth; level++) value = around(value);
  return value;
}

describe('canonicalJson', () => {
  it('gives what it always gave', () => {
    const key = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('10', '9', '', '__proto__', 'a', 'é', '\u{1F525}', '\uFB33'));
    const anything = fc.anything({
      key,
      values: [fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constantFrom(null, undefined, -0, 1e21)],
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(canonicalJson(value)).toBe(asFirstWritten(value));
      }),
    );
  });

  it.each([
    ['lists', (value: unknown) => [value], '[', ']'],
    ['members', (value: unknown) => ({ a: value, b: undefined }), '{"a":', '}'],
  ])('takes values whose %s are nested by thousands', (_, around, begin, end) => {
    const depth = 3_500;
    expect(canonicalJson(nested(depth, around)) === `${begin.repeat(depth)}"within"${end.repeat(depth)}`).toBe(true);
  });

  it('refuses numbers that JSON does not have', () => {
    expect(() => canonicalJson({ a: [Number.NaN] })).toThrow(TypeError);
    expect(() => canonicalJson(Number.POSITIVE_INFINITY)).toThrow(TypeError);
  });
});
