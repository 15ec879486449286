import { type ArticleState, applyEntry, isOfOtherJournal } from '@/lib/domain/article-state';
import { DomainError } from '@/lib/domain/errors';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import type { OutboxItem } from '../outbox/outbox';
import { endOfRun } from './foreign-runs';
import type { OwnText } from './own-text';
import type { PassedSteps } from './passed-steps';
import { isNewerVersion, receiveText } from './receive-text';
import type { SessionOptions } from './session-options';

/** The session that takes entries. */
interface Taker {
  readonly options: SessionOptions;
  readonly own: OwnText;
  readonly passed: PassedSteps;
  confirmed: ArticleState;
  items: OutboxItem[];
  storedCount: number;
  /** Keeps own words to be shown that have no place any more; false if there are none. */
  refuseWords(text: string, reason: string): boolean;
  /** Takes nothing from here on, and says why. */
  shut(): never;
  changed(): void;
}

/** An entry, and the article after it. */
interface Applied {
  entry: VisibleEntry;
  after: ArticleState;
}

/** Takes stored entries, of which the first is the next: confirms own ones, and takes in foreign ones. Gives the tags that are to be shown anew. */
export function takeEntries(entries: readonly VisibleEntry[], taker: Taker): Set<string> {
  const touched = new Set<string>();
  const { own, items } = taker;
  const waiting = new Set(items.map(({ id }) => id));
  const isAlone = (entry: VisibleEntry) => waiting.has(entry.id) || entry.type === 'erased' || isNewerVersion(entry);
  const stepsOf = ({ type, payload }: VisibleEntry) => (entryTypeOf(type).hasSteps ? own.stepsIn(payload) : []);
  for (let start = 0; start < entries.length; ) {
    const end = endOfRun(entries, start, { isAlone, stepsOf, hasOwn: own.hasSteps });
    for (const id of takeRun(entries.slice(start, end), taker)) touched.add(id);
    start = end;
  }
  return touched;
}

/** Takes one entry, or foreign ones at once. Where one fails those before it are taken: the outbox must be one at the base that it names. */
function takeRun(run: readonly VisibleEntry[], taker: Taker): string[] {
  const applied: Applied[] = [];
  let touched: string[] = [];
  try {
    let after = taker.confirmed;
    for (const entry of run) {
      // Before its steps are in the text.
      if (isOfOtherJournal(after, entry))
        throw new DomainError('too-old', 'The server has another article than this page. Reload it; what you have not sent is kept.');
      if (entry.type === 'erased') taker.shut();
      after = applyEntry(after, entry);
      applied.push({ entry, after });
    }
  } finally {
    touched = takeApplied(applied, taker);
  }
  return touched;
}

function takeApplied(applied: readonly Applied[], taker: Taker): string[] {
  const last = applied.at(-1);
  if (!last) return [];
  const entries = applied.map(({ entry }) => entry);
  const near = takeSteps(
    entries.filter(({ type }) => entryTypeOf(type).hasSteps),
    taker,
  );
  if (near === null) {
    const half = applied.length >> 1;
    return [...takeApplied(applied.slice(0, half), taker), ...takeApplied(applied.slice(half), taker)];
  }
  taker.confirmed = last.after;
  const stored = new Set(entries.map(({ id }) => id));
  const waiting = taker.items.filter(({ id }) => !stored.has(id));
  taker.storedCount += taker.items.length - waiting.length;
  taker.items = waiting;
  return [...near, ...entries.flatMap(({ type, payload }) => entryTypeOf(type).touches(payload))];
}

/** Takes the steps of entries into the editor, and gives the tags at own words; null, and nothing happens, where fewer are to be taken at once. */
function takeSteps(entries: readonly VisibleEntry[], taker: Taker): readonly string[] | null {
  if (entries.length === 0) return [];
  const received = receiveText(entries, taker);
  if (received === null) return null;
  const { near, items, lost, reason, lostForms } = received;
  taker.items = [...items];
  taker.refuseWords(lost, reason);
  void lostForms.then((forms) => {
    if (taker.refuseWords(forms, reason)) taker.changed();
  });
  return near;
}
