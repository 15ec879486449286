import { PAYLOAD_VERSION, type VisibleEntry } from './entry';

/** From a payload of one version to the same of the next. */
type Upcaster = (payload: unknown) => unknown;

/**
 * How payloads of past versions are read, one table: for each entry type, by the version that a step starts from. A version without a step
 * for a type means that its payload did not change. A step stays for ever, with a golden journal of its version in the tests.
 */
const upcasters: Readonly<Record<string, Readonly<Record<number, Upcaster>>>> = {};

/** The payload of an entry as this program's version would have written it. The stored entry, and so its hash, stays as it is. */
export function upcastPayload({ type, schemaVersion, payload }: Pick<VisibleEntry, 'type' | 'schemaVersion' | 'payload'>): unknown {
  let current = payload;
  for (let version = schemaVersion; version < PAYLOAD_VERSION; version++) current = upcasters[type]?.[version]?.(current) ?? current;
  return current;
}
