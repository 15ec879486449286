import { z } from 'zod';
import { type EntryRow, sentStepsOf, stepsOf } from './journal-rows';
import { type Account, type Ledger, tokensOf } from './ledger';
import { sortedJson } from './sorted-json';

/** A page that goes without a word may take what was not on the disk yet: this old at most. An outbox is written within 60 ms. */
const MAX_UNKEPT_MS = 1_500;

/** Whether all that was said to be saved is in the journal: once, and under the seq that was told. The first that is not, or null. */
export function findUnsaved(ledger: Ledger, entries: readonly EntryRow[]): string | null {
  const stored = new Map(entries.map(({ id, seq }) => [id, seq]));
  for (const id of ledger.acknowledged) if (!stored.has(id)) return `entry ${id} was acknowledged and is not stored`;
  for (const [id, seq] of ledger.seen) {
    if (stored.get(id) !== seq) return `entry ${id} was shown as ${seq} and is stored as ${stored.get(id)}`;
  }
  return null;
}

/** Whether each text entry of a tab is stored as it was sent, step by step. */
export function findChangedSteps(ledger: Ledger, entries: readonly EntryRow[]): string | null {
  for (const entry of entries) {
    const steps = sentStepsOf(entry);
    if (steps.length === 0 || !ledger.accounts.has(entry.clientId)) continue;
    const base = entry.version - steps.length;
    const sent = ledger.sentSteps.get(entry.id) ?? [];
    // jsonb keeps members in an order of its own.
    const said = sortedJson(steps);
    const asSent = (one: { version: number; steps: string }) => one.version === base && sortedJson(JSON.parse(one.steps)) === said;
    const carried = (one: { version: number; steps: string }) =>
      one.version < base && withoutPlaces(JSON.parse(one.steps)) === withoutPlaces(steps);
    if (!sent.some((one) => asSent(one) || carried(one))) {
      return `entry ${entry.seq} holds steps that ${entry.clientId} never sent for version ${base}`;
    }
  }
  return null;
}

/** Whether each outbox's entries are stored exactly once and in the order in which they were made, or were refused by name. */
export function findLostEntries(ledger: Ledger, entries: readonly EntryRow[]): string | null {
  const stored = new Map(entries.map(({ id, seq, clientId }) => [id, { seq, clientId }]));
  for (const [clientId, account] of ledger.accounts) {
    const lost = new Map(account.losses.map(({ what, ageMs }) => [what, ageMs]));
    let before = 0;
    for (const [id, { type, undoes }] of account.entries) {
      const { seq } = stored.get(id) ?? {};
      const ageMs = lost.get(id);
      if (seq !== undefined && seq < before)
        return `${type} ${id} of ${clientId} is stored as ${seq}, before what was made earlier (${before})`;
      if (seq !== undefined && account.calledOff.has(id))
        return `${type} ${id} of ${clientId} was taken back before it was sent, and is stored`;
      if (seq !== undefined) before = seq;
      else if (ageMs !== undefined && ageMs > MAX_UNKEPT_MS) return `${type} ${id} of ${clientId} was ${ageMs} ms old and not on the disk`;
      // Text of which others have deleted all around it has nothing left to store; its words are accounted for below.
      else if (ageMs === undefined && type !== 'text' && !isAccountedFor(account, id, undoes)) {
        return `${type} ${id} of ${clientId} is neither stored nor refused`;
      }
    }
  }
  return null;
}

/** Refused by name, taken back before it was sent, or the taking back of what was refused. */
const isAccountedFor = (account: Account, id: string, undoes: unknown) =>
  account.refused.has(id) || account.calledOff.has(id) || waitsForRefused(account, undoes);

/** What takes back an acceptance waits behind it, unseen, and goes with it where the server refuses that: nothing has happened. */
const waitsForRefused = ({ entries, refused }: Account, undoes: unknown) =>
  typeof undoes === 'string' && refused.has(undoes) && /^suggestion\.(accepted|reopened)$/.test(entries.get(undoes)?.type ?? '');

/**
 * Whether all that was put into the text is in the steps stored: as often as it was put in, less what prosemirror-collab dropped in sight. And
 * whether every word of it is stored at all, or shown to whoever typed it.
 */
export function findLostWords(ledger: Ledger, entries: readonly EntryRow[]): string | null {
  const storedBy = new Map<string, string[]>();
  for (const entry of entries) {
    storedBy.set(entry.clientId, [...(storedBy.get(entry.clientId) ?? []), ...tokensOf(sentStepsOf(entry))]);
  }
  const everywhere = new Set([...storedBy.values()].flat());
  for (const [clientId, account] of ledger.accounts) {
    const stored = countOf(storedBy.get(clientId) ?? []);
    const found = findMiscount(account, stored) ?? findVanished(account, everywhere);
    if (found) return `${found} of ${clientId}`;
  }
  return null;
}

/**
 * Whether each acceptance put in the words that were proposed last, and nothing else. The words that a suggestion takes back may be any, and
 * that all tabs hold the same text is another check.
 */
export function findOtherWords(entries: readonly EntryRow[]): string | null {
  const proposed = new Map<string, string>();
  for (const entry of entries) {
    const { suggestionId, replacement } = Proposal.safeParse(entry.payload).data ?? {};
    if (suggestionId === undefined) continue;
    if (replacement !== undefined) proposed.set(suggestionId, replacement);
    if (entry.type !== 'suggestion.accepted') continue;
    const put = AcceptedSteps.parse(stepsOf(entry)).map(({ slice }) => slice?.content.map(({ text }) => text).join('') ?? '');
    const words = proposed.get(suggestionId);
    if (put.join('') !== words) return `entry ${entry.seq} put in ${JSON.stringify(put)} for ${JSON.stringify(words)}`;
  }
  return null;
}

const Proposal = z.object({ suggestionId: z.string(), replacement: z.string().optional() });
const AcceptedSteps = z.array(z.object({ slice: z.object({ content: z.array(z.object({ text: z.string() })) }).optional() }));

function findMiscount(account: Account, stored: Map<string, number>): string | null {
  const made = countOf(account.tokens);
  const dropped = countOf(account.dropped);
  const lost = countOf(account.losses.map(({ what }) => what));
  for (const token of new Set([...made.keys(), ...stored.keys()])) {
    const most = (made.get(token) ?? 0) - (dropped.get(token) ?? 0);
    // What a vanished page had not kept may have been sent, or not; a tab that sends another's outbox drops steps unseen.
    const isUnwatched = account.unwatched.has(token);
    const least = isUnwatched ? 0 : most - (lost.get(token) ?? 0);
    const times = stored.get(token) ?? 0;
    if (times > Math.max(0, isUnwatched ? (made.get(token) ?? 0) : most)) {
      return `${token} was put in ${most} times and is stored ${times} times`;
    }
    if (times < least) return `${token} was put in ${most} times and is stored only ${times} times`;
  }
  const old = account.losses.find(
    ({ what, ageMs }) => ageMs > MAX_UNKEPT_MS && what.startsWith('«') && (stored.get(what) ?? 0) < (made.get(what) ?? 0),
  );
  return old ? `${old.what} was ${old.ageMs} ms old and not on the disk` : null;
}

/** A word that was typed, and is neither in the journal nor among what the person is shown. */
function findVanished(account: Account, stored: ReadonlySet<string>): string | null {
  const lost = new Set(account.losses.map(({ what }) => what));
  const isKept = (token: string) => stored.has(token) || account.shown.has(token) || account.takenOut.has(token) || lost.has(token);
  const token = account.tokens.find((one) => !isKept(one));
  return token === undefined ? null : `${token} was typed, and is neither stored nor shown as not saved`;
}

function countOf(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/**
 * Steps but for where they are: typing that was sent for an older version the server shifts over what others wrote elsewhere. That all
 * tabs hold the same text in the end is another check.
 */
const withoutPlaces = (steps: unknown): string => sortedJson(steps).replaceAll(/"(from|to)":\d+/g, '"$1":0');
