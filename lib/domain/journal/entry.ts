import { z } from 'zod';
import { canonicalJson } from '../canonical-json';
import { sha256Hex } from '../hash';
import { Uuid } from '../uuid';

/** The version of the payloads that are written now. Older ones are read through the up-casters of their type. */
export const PAYLOAD_VERSION = 1;

/** The hash that the first entry of every article follows. */
export const NO_HASH = '0'.repeat(64);

/** Stands for the person and the tab of an entry that a viewer is not told of. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** One row of an article's journal: append-only, in order, each bound to the one before by its hash. */
export const JournalEntry = z.object({
  /** UUID v7 made by the client. Sending an entry again returns the stored one. */
  id: z.uuid(),
  articleId: z.uuid(),
  /** 1, 2, 3… within the article. */
  seq: z.number().int().positive(),
  /** The text's version after the entry. */
  version: z.number().int().nonnegative(),
  /** The outbox of the tab that made it. */
  clientId: z.string(),
  actorId: z.string(),
  /** The server's time, ISO 8601 in UTC with milliseconds. */
  at: z.string(),
  type: z.string(),
  schemaVersion: z.number().int(),
  payload: z.unknown(),
  salt: z.string(),
  payloadHash: z.string(),
  prevHash: z.string(),
  hash: z.string(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/**
 * An entry as a viewer gets it. Where words were redacted the payload no longer matches its hash, and where whose it is was, the entry no longer
 * matches its own: the hashes say which entry follows which, and prove nothing here. They are left out where nobody goes on from the entry.
 */
export const VisibleEntry = JournalEntry.omit({ salt: true, payloadHash: true }).partial({ prevHash: true, hash: true });
export type VisibleEntry = z.infer<typeof VisibleEntry>;

/** An entry as a client sends it. */
export const EntryInput = z.object({ id: Uuid, type: z.string().max(64), payload: z.unknown() });
export type EntryInput = z.infer<typeof EntryInput>;

/** SHA-256 of the salt and the payload in canonical JSON. The salt keeps short payloads from being guessed after an erasure. */
export function hashPayload(salt: string, payload: unknown): string {
  return sha256Hex(`${salt}\n${canonicalJson(payload)}`);
}

type Chained = Omit<JournalEntry, 'hash' | 'payload' | 'salt'>;

/** The hash of an entry: over everything it says but the payload, which enters by its own hash so that it can be erased. */
export function hashEntry(entry: Chained): string {
  const { id, articleId, seq, version, clientId, actorId, at, type, schemaVersion, payloadHash, prevHash } = entry;
  return sha256Hex(canonicalJson({ id, articleId, seq, version, clientId, actorId, at, type, schemaVersion, payloadHash, prevHash }));
}

/** The entry with its hashes, following `prevHash`. */
export function sealEntry(entry: Omit<JournalEntry, 'hash' | 'payloadHash'>): JournalEntry {
  const chained = { ...entry, payloadHash: hashPayload(entry.salt, entry.payload) };
  return { ...chained, hash: hashEntry(chained) };
}

/** A place where a journal does not hold together: which entry, and which of its fields. */
export interface ChainFault {
  seq: number;
  field: 'seq' | 'prevHash' | 'payloadHash' | 'hash' | 'headSeq' | 'headHash';
}

/**
 * The first fault of a whole journal in order of seq, or null. `head` is what the article row says of its end, so that a cut tail shows.
 * The payload of an erased entry is not compared with its hash (`isErased`); its chain still is.
 */
export function findChainFault(
  entries: readonly JournalEntry[],
  head: { headSeq: number; headHash: string },
  isErased: (entry: JournalEntry) => boolean = () => false,
): ChainFault | null {
  let prevHash = NO_HASH;
  for (const [index, entry] of entries.entries()) {
    const seq = index + 1;
    if (entry.seq !== seq) return { seq, field: 'seq' };
    if (entry.prevHash !== prevHash) return { seq, field: 'prevHash' };
    if (!isErased(entry) && hashPayload(entry.salt, entry.payload) !== entry.payloadHash) return { seq, field: 'payloadHash' };
    if (hashEntry(entry) !== entry.hash) return { seq, field: 'hash' };
    prevHash = entry.hash;
  }
  if (head.headSeq !== entries.length) return { seq: entries.length + 1, field: 'headSeq' };
  if (head.headHash !== prevHash) return { seq: entries.length, field: 'headHash' };
  return null;
}
