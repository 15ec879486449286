import { createHash } from 'node:crypto';
import type { House } from './house';
import { sortedJson } from './sorted-json';

/** An entry as its row has it. */
export interface EntryRow {
  id: string;
  articleId: string;
  seq: number;
  version: number;
  clientId: string;
  actorId: string;
  at: Date;
  type: string;
  schemaVersion: number;
  payload: unknown;
  salt: string;
  payloadHash: string;
  prevHash: string;
  hash: string;
}

export interface Head {
  headSeq: number;
  headHash: string;
}

export const readJournal = (house: House, articleId: string): Promise<EntryRow[]> =>
  house.query<EntryRow>('select * from "JournalEntry" where "articleId" = $1 order by seq', [articleId]);

export async function readHead(house: House, articleId: string): Promise<Head> {
  const [head] = await house.query<Head>('select "headSeq", "headHash" from "Article" where id = $1', [articleId]);
  if (!head) throw new Error('the article is gone');
  return head;
}

/** How many entries there are of each type, and of those by which votes decided and claims followed their facts: that all of it was tried. */
export function countEntries(entries: readonly Pick<EntryRow, 'type' | 'payload'>[]): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const { type, payload } of entries) {
    count(type);
    const isObject = typeof payload === 'object' && payload !== null;
    if (isObject && 'decides' in payload) count('(votes decided)');
    if (isObject && 'follows' in payload) count('(claims followed)');
  }
  return counts;
}

/** What changes the text: sent by a tab, or made by the server when a suggestion is accepted or taken back. */
const TEXT_TYPES = ['text', 'suggestion.accepted', 'suggestion.reopened'];

/** What an entry did to the text; nothing, for most types. */
export function stepsOf({ type, payload }: Pick<EntryRow, 'type' | 'payload'>): unknown[] {
  const steps: unknown = TEXT_TYPES.includes(type) && payload instanceof Object ? Reflect.get(payload, 'steps') : [];
  return Array.isArray(steps) ? steps : [];
}

/** The steps of a text entry, which a tab has sent; none of any other. */
export const sentStepsOf = (entry: Pick<EntryRow, 'type' | 'payload'>): unknown[] => (entry.type === 'text' ? stepsOf(entry) : []);

/**
 * The first place where the chain does not hold, or null. Written from what the README of the journal says (SHA-256 over RFC 8785), not from the
 * app's code, so that a mistake in that shows here.
 */
export function findBrokenLink(entries: readonly EntryRow[], head: Head): string | null {
  let before = '0'.repeat(64);
  for (const [index, { payload, salt, hash, ...rest }] of entries.entries()) {
    const said = `entry ${index + 1}`;
    if (rest.seq !== index + 1) return `${said} has seq ${rest.seq}`;
    if (rest.prevHash !== before) return `${said} does not follow the one before it`;
    if (sha256(`${salt}\n${sortedJson(payload)}`) !== rest.payloadHash) return `${said} has another payload than its hash says`;
    if (sha256(sortedJson({ ...rest, at: rest.at.toISOString() })) !== hash) return `${said} is not what its hash says`;
    before = hash;
  }
  if (head.headSeq !== entries.length) return `the article's head is ${head.headSeq}, the journal ends with ${entries.length}`;
  return head.headHash === before ? null : 'the article keeps another hash of the head';
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
