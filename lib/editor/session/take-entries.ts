import { type ArticleState, applyEntry, isOfOtherJournal } from '@/lib/domain/article-state';
import { DomainError } from '@/lib/domain/errors';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import type { OutboxItem } from '../outbox/outbox';
import { keepForm, MAX_RUN_STEPS } from './foreign-runs';
import { type OwnText, TextPayload } from './own-text';
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

/**
 * Takes stored entries, of which the first is the next: confirms own ones, and takes in foreign ones. Gives the tags that are to be shown anew.
 *
 * Foreign ones that follow each other are taken in at once: each time all own steps are taken back and done again. An own step that does not fit for
 * a moment is given up for good, as the server expects (`fitsOnTheWay`): so where there are own ones, what may let it fit again is taken by itself.
 * Where an entry fails those before it are taken: the outbox must be one at the base that it names.
 */
export function takeEntries(entries: readonly VisibleEntry[], taker: Taker): Set<string> {
  const touched = new Set<string>();
  const waiting = new Set(taker.items.map(({ id }) => id));
  const isAlone = (entry: VisibleEntry) =>
    waiting.has(entry.id) || entry.type === 'erased' || entry.type === 'suggestion.accepted' || isNewerVersion(entry);
  let run: Applied[] = [];
  let count = 0;
  const end = () => {
    const taken = run;
    [run, count] = [[], 0];
    for (const id of takeRun(taken, taker)) touched.add(id);
  };
  try {
    for (const entry of entries) {
      const before = run.at(-1)?.after ?? taker.confirmed;
      // Before its steps are in the text.
      if (isOfOtherJournal(before, entry))
        throw new DomainError('too-old', 'The server has another article than this page. Reload it; what you have not sent is kept.');
      const steps = stepsOf(entry);
      const isApart = isAlone(entry) || (taker.own.hasSteps && !keepForm(steps, before.doc));
      if (isApart || count + steps.length > MAX_RUN_STEPS) end();
      if (entry.type === 'erased') taker.shut();
      run.push({ entry, after: applyEntry(before, entry) });
      count += steps.length;
      if (isApart) end();
    }
  } finally {
    end();
  }
  return touched;
}

/** Those that an entry brings as they are stored; none where they cannot be read. */
const stepsOf = ({ type, payload }: VisibleEntry): readonly unknown[] =>
  entryTypeOf(type).hasSteps ? (TextPayload.safeParse(payload).data?.steps ?? []) : [];

/** Takes one entry, or foreign ones at once; by halves where own steps would be lost by more than one of them. */
function takeRun(applied: readonly Applied[], taker: Taker): string[] {
  const last = applied.at(-1);
  if (!last) return [];
  const entries = applied.map(({ entry }) => entry);
  const near = takeSteps(
    entries.filter(({ type }) => entryTypeOf(type).hasSteps),
    taker,
  );
  if (near === null) {
    const half = applied.length >> 1;
    return [...takeRun(applied.slice(0, half), taker), ...takeRun(applied.slice(half), taker)];
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
