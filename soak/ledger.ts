import { z } from 'zod';

/** Every piece of text that somebody types carries a token that is written only once: `«client.number»`. */
const TOKEN = /«[^«»\n]*»/g;

/**
 * The tokens that steps put into the text, in order. Reads their JSON, so that it knows nothing of the code under test. Pieces of text that
 * stand side by side are read as one: bold may end in the middle of a token.
 */
export const tokensOf = (steps: readonly unknown[]): string[] => stringsIn(steps).match(TOKEN) ?? [];

function stringsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((one) => textIn(one) ?? `\n${stringsIn(one)}\n`).join('');
  return typeof value === 'object' && value !== null ? Object.values(value).map(stringsIn).join('\n') : '';
}

/** The text of a piece of text; null for all else. */
const textIn = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string' ? value.text : null;

/** What was in hand when a page went without saying anything, and how old it was then. */
export interface Loss {
  what: string;
  ageMs: number;
}

/** What one outbox made, as it was seen when it was made. */
export class Account {
  /** Tokens put into the editor by its own edits, undo and redo among them, in order. */
  readonly tokens: string[] = [];
  /** When each token was last put in. */
  readonly tokenAt = new Map<string, number>();
  /** Tokens whose place somebody had deleted meanwhile: prosemirror-collab drops such steps. What of them is stored nowhere must be shown. */
  readonly dropped: string[] = [];
  /** Tokens that the person has taken out of the text again, by deleting or by undo. */
  readonly takenOut = new Set<string>();
  /** Tokens among the words that the person is shown as not saved. */
  readonly shown = new Set<string>();
  /** Entries in the order in which they came into the outbox, with the time, the type, and the entry that one takes back. */
  readonly entries = new Map<string, { at: number; type: string; undoes?: unknown }>();
  readonly refused = new Map<string, string>();
  /** Entries that were taken back before they left the outbox: nobody hears of them. */
  readonly calledOff = new Set<string>();
  /** What was not on the disk when the page went. It may still have been sent. */
  readonly lost: Loss[] = [];
  /** What a page had in hand when it went, until somebody finds the outbox that it left. Where nobody ever does, nothing was on the disk. */
  inHand: Loss[] | null = null;
  /** Tokens that another tab has sent without an editor to watch: how often their steps were dropped is not seen. */
  readonly unwatched = new Set<string>();

  /** The outbox was found with these words and entries in it, by the page that goes on with it. */
  findLeft(tokens: readonly string[], ids: ReadonlySet<string>): void {
    const left = [...tokens];
    for (const loss of this.inHand ?? []) {
      const at = left.indexOf(loss.what);
      if (at >= 0) left.splice(at, 1);
      else if (!ids.has(loss.what)) this.lost.push(loss);
    }
    this.inHand = null;
  }

  /** All that was not on the disk. */
  get losses(): readonly Loss[] {
    return [...this.lost, ...(this.inHand ?? [])];
  }
}

/** An entry as it came with an answer or over a stream. */
const Seen = z.object({ id: z.string(), seq: z.number() });
const Answer = z.object({ entries: z.array(Seen) });
const Sent = z.object({
  base: z.object({ version: z.number(), seq: z.number() }),
  clientId: z.string(),
  entries: z.array(z.object({ id: z.string(), type: z.string(), payload: z.unknown() })),
});
export type Sent = z.infer<typeof Sent>;

/** What everybody made, sent and was told, kept apart from the code that did it. */
export class Ledger {
  readonly accounts = new Map<string, Account>();
  /** By id, the seq under which an entry was acknowledged or shown to anyone. */
  readonly seen = new Map<string, number>();
  /** Ids of entries whose sending was answered with yes. */
  readonly acknowledged = new Set<string>();
  /** By id, what was sent of a text entry: the version that it is based on, and its steps. */
  readonly sentSteps = new Map<string, { version: number; steps: string }[]>();
  /** What may never happen, in words. */
  readonly faults: string[] = [];

  accountOf(clientId: string): Account {
    const account = this.accounts.get(clientId) ?? new Account();
    this.accounts.set(clientId, account);
    return account;
  }

  fault(sentence: string): void {
    this.faults.push(sentence);
  }

  /** A batch goes out. Steps of its earlier entries raise the version that the later ones are based on. */
  send(body: string): void {
    const { base, entries } = Sent.parse(JSON.parse(body));
    let { version } = base;
    for (const { id, type, payload } of entries) {
      if (type !== 'text') continue;
      const { steps } = z.object({ steps: z.array(z.unknown()) }).parse(payload);
      this.sentSteps.set(id, [...(this.sentSteps.get(id) ?? []), { version, steps: JSON.stringify(steps) }]);
      version += steps.length;
    }
  }

  /** A batch was answered with yes. */
  acknowledge(body: string, answer: string): void {
    for (const { id } of Sent.parse(JSON.parse(body)).entries) this.acknowledged.add(id);
    this.see(Answer.parse(JSON.parse(answer)).entries);
  }

  /** Entries came to somebody. The same one must come under the same seq for ever. */
  see(entries: readonly { id: string; seq: number }[]): void {
    for (const { id, seq } of entries) {
      const before = this.seen.get(id);
      if (before !== undefined && before !== seq) this.fault(`entry ${id} was shown as ${before} and as ${seq}`);
      this.seen.set(id, seq);
    }
  }
}
