import type { Seen, Spread } from './protocol';
import { tokenOf, tokensIn } from './protocol';

/** What a client tells of its edits and of those of others. */
export interface Watcher {
  /** Edits are in this client's text that others have made. Own ones are passed over, and those that were there. */
  arrived(tokens: readonly string[]): void;
  /** Own edits go over the line, for the first time or again. */
  sent(tokens: readonly string[]): void;
  /** The server has own edits. */
  acknowledged(tokens: readonly string[]): void;
  /** A request of this client came too late. */
  stale(): void;
}

interface Edit {
  writer: number;
  isCounted: boolean;
  at: number;
  sentAt: number | null;
  acknowledgedAt: number | null;
  /** By client. */
  arrivals: Map<number, number>;
}

/** Who typed what and when, and when it came where. All clients are in one process and have one clock. */
export class Tally {
  private readonly edits = new Map<string, Edit>();
  private readonly clients: number;
  private open = 0;
  private requests = 0;
  private stale = 0;
  private whenQuiet: (() => void) | null = null;
  isCounting = false;

  constructor(clients: number) {
    this.clients = clients;
  }

  /** All edits that the server says it has. */
  get acknowledged(): string[] {
    return [...this.edits].flatMap(([token, { acknowledgedAt }]) => (acknowledgedAt === null ? [] : [token]));
  }

  /** A new edit of this writer, now. Gives what it types. */
  begin(writer: number): string {
    const token = tokenOf(writer, this.edits.size);
    this.edits.set(token, {
      writer,
      isCounted: this.isCounting,
      at: performance.now(),
      sentAt: null,
      acknowledgedAt: null,
      arrivals: new Map(),
    });
    // Open until all others have it and its writer knows that the server has.
    this.open += this.clients;
    return token;
  }

  watcherOf(client: number): Watcher {
    const editsOf = (tokens: readonly string[]) => tokens.flatMap((token) => this.edits.get(token) ?? []);
    return {
      arrived: (tokens) => {
        const now = performance.now();
        for (const edit of editsOf(tokens)) {
          if (edit.writer === client || edit.arrivals.has(client)) continue;
          edit.arrivals.set(client, now);
          this.close();
        }
      },
      sent: (tokens) => {
        if (this.isCounting) this.requests += 1;
        for (const edit of editsOf(tokens)) edit.sentAt ??= performance.now();
      },
      acknowledged: (tokens) => {
        for (const edit of editsOf(tokens)) {
          if (edit.acknowledgedAt !== null) continue;
          edit.acknowledgedAt = performance.now();
          this.close();
        }
      },
      stale: () => {
        if (this.isCounting) this.stale += 1;
      },
    };
  }

  /** Until every edit is everywhere and acknowledged, or `limitMs` are over: then false. */
  quiet(limitMs: number): Promise<boolean> {
    if (this.open === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), limitMs);
      this.whenQuiet = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }

  /** The figures, with what is in each client's text at the end. */
  seen(texts: readonly string[], busy: number): Seen {
    const counted = [...this.edits.values()].filter(({ isCounted }) => isCounted);
    const acknowledgements = counted.map((edit) => since(edit, edit.acknowledgedAt));
    const all = Array.from({ length: this.clients }, (_, client) => client);
    const arrivals = (from: (edit: Edit) => number) =>
      counted.flatMap((edit) =>
        all.filter((client) => client !== edit.writer).map((client) => since({ at: from(edit) }, edit.arrivals.get(client) ?? null)),
      );
    const tokens = [...this.edits.keys()];
    const counts = texts.map(countTokens);
    const writers = Array.from({ length: this.clients }, (_, writer) =>
      spreadOf(counted.filter((edit) => edit.writer === writer).map((edit) => since(edit, edit.acknowledgedAt))),
    );
    const isIn = (token: string, holds: (count: number) => boolean) => counts.some((count) => holds(count.get(token) ?? 0));
    return {
      edits: counted.length,
      propagation: spreadOf(arrivals(({ at }) => at)),
      first: spreadOf(counted.map((edit) => since(edit, edit.arrivals.size === 0 ? null : Math.min(...edit.arrivals.values())))),
      acknowledgement: spreadOf(acknowledgements),
      sentPropagation: spreadOf(arrivals(({ at, sentAt }) => sentAt ?? at)),
      sentAcknowledgement: spreadOf(counted.map((edit) => since({ at: edit.sentAt ?? edit.at }, edit.acknowledgedAt))),
      longest: acknowledgements.reduce((longest, one) => Math.max(longest, one), 0),
      slowestWriter: Math.max(...writers.map(({ median }) => median)),
      missing: tokens.filter((token) => isIn(token, (count) => count === 0)).length,
      twice: tokens.filter((token) => isIn(token, (count) => count > 1)).length,
      requests: this.requests,
      stale: this.stale,
      busy,
    };
  }

  private close(): void {
    this.open -= 1;
    if (this.open === 0) this.whenQuiet?.();
  }
}

/** What never came counts as a minute, so that it cannot look quick. */
const NEVER_MS = 60_000;
const since = ({ at }: { at: number }, then: number | null): number => (then === null ? NEVER_MS : then - at);

/** How often each edit is in a text. */
export function countTokens(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokensIn(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) };
}
