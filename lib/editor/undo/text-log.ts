import type { SelectionBookmark, Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep, ReplaceStep, type Step, StepMap } from '@tiptap/pm/transform';
import type { Span } from '@/lib/domain/anchors/anchor';
import { hasWords } from './take-back';
import { newSpans, Way } from './text-way';

/** Changes remembered. What was done longer ago than that can't be taken back any more. */
const MAX_CHANGES = 5_000;

/** One step of the text, own or not, as it is needed to take own ones back later. */
export interface Change {
  /** Where it moves positions. */
  map: StepMap;
  /**
   * What others have put in by it, in the doc after it. Also what an own one has brought back in another form than it had: what of it is
   * one's own cannot be told any more, and none of theirs may go.
   */
  others: readonly Span[];
  /** The way back of an own change. */
  inverse?: Step;
  /** The selection before it, where it is the first of its event. */
  bookmark?: SelectionBookmark;
  /** The change whose words this one has put back just as they were. */
  restores?: Change;
}

/**
 * What has happened to the text of one tab, in order. Own changes that were not sent yet are its end, as they are that of the doc:
 * what others did comes under them. A change that is gone from here can't be taken back.
 */
export class TextLog {
  private changes: Change[] = [];

  push(change: Change): void {
    this.changes.push(change);
    if (this.changes.length > MAX_CHANGES) this.changes = this.changes.slice(-MAX_CHANGES / 2);
  }

  /** Takes in what prosemirror-collab has put under the last `unsent` own steps. Those of which nothing is left are gone. */
  receive({ steps, docs, mapping }: Transaction, unsent: number): void {
    const own = this.changes.splice(Math.max(0, this.changes.length - unsent));
    const unknown = unsent - own.length;
    // First the inverses of the own steps, the last one first; then what others did; then the own steps that are left.
    const places = Array.from({ length: unsent }, (_, index) => mapping.getMirror(unsent - 1 - index));
    const firstOwn = places.find((place) => place !== undefined) ?? steps.length;
    for (let at = unsent; at < firstOwn; at++) this.pushOthers(steps[at]);
    places.forEach((place, index) => {
      const [step, doc, map] = place === undefined ? [] : [steps[place], docs[place], mapping.maps[place]];
      if (!step || !doc || !map) return;
      const change: Change = own[index - unknown] ?? { map, others: [] };
      change.map = map;
      if (change.others.length > 0) change.others = wordsPut(step);
      if (change.inverse) change.inverse = step.invert(doc);
      change.bookmark = change.bookmark?.map(mapping.slice(unsent - index, place));
      this.push(change);
    });
  }

  private pushOthers(step: Step | undefined): void {
    if (!step) return;
    const map = step.getMap();
    const [last, put] = [this.changes.at(-1), insertionOf(map)];
    const before = last && !last.inverse && last.others.length > 0 ? insertionOf(last.map) : null;
    // What somebody types letter by letter is one change: the log stays short.
    if (last && before && put && put.from === before.to) {
      last.map = new StepMap([before.from, 0, put.to - before.from]);
      last.others = [{ from: before.from, to: put.to }];
    } else this.push({ map, others: spansPut(step) });
  }

  clear(): void {
    this.changes = [];
  }

  /** The way from every change to now. */
  way(): Way {
    return new Way(this.changes);
  }
}

/** The stretch that a step has put in, if it did nothing else. */
function insertionOf(map: StepMap): Span | null {
  let span: Span | null = null;
  let isAlone = true;
  map.forEach((oldFrom, oldTo, from, to) => {
    isAlone = span === null && oldFrom === oldTo;
    span = { from, to };
  });
  return isAlone ? span : null;
}

/** What a step of others has put in, but for the form of what was there: who makes my paragraph a heading or a list has written nothing in it. */
function spansPut(step: Step): Span[] {
  return step instanceof ReplaceAroundStep && !hasWords(step.slice) ? [] : writtenSpans(step);
}

/** What an own step has put in, if there are words in it. */
export function wordsPut(step: Step): Span[] {
  return (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) && hasWords(step.slice) ? writtenSpans(step) : [];
}

const writtenSpans = (step: Step): Span[] => newSpans(step.getMap()).filter(({ from, to }) => from < to);
