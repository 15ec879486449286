import type { Node } from '@tiptap/pm/model';
import { ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import type { AnchorRange } from '../anchor';
import type { ArticleState } from '../article-state';
import { charactersOf } from './identities';
import type { Authority } from './writers';

/**
 * What must be true of every tag after every entry. It knows the characters by their ids and never maps a position.
 *
 * - *Own* characters of a range are those that it had when it was made or last was exact, wherever they were pasted since.
 * - *Held* ones are those of them that were in the text ever since: what was deleted and put back is held again when the range
 *   is exact again, and what was cut and pasted is another character of the same origin.
 * - A *successor* came between own characters or successors, or in place of nothing but them; or it was never in the text before
 *   and came in one replacement for some of them: the word that a person types over a part of a tag, or into it, is the tag's.
 * - Everything else is *foreign*: it was in the text and not the tag's, or it was typed next to it.
 *
 * exact, moved: the words are the quote; every character is own, or was written after the range last was exact (words deleted and
 *   typed again in their place); and none that is held stands outside.
 * drifted: everything held is inside, and neither the first nor the last word is all foreign.
 * orphaned: nothing held is left but white space.
 */
interface RangeTruth {
  own: Set<number>;
  held: Set<number>;
  successors: Set<number>;
  /** The version at which the range last was exact. */
  since: number;
  exact: string;
}

export class BrokenPromise extends Error {}

export class AnchorOracle {
  private readonly truths = new Map<string, RangeTruth[]>();
  private seen = 0;
  /** By id: the version at which the character first was in the text. */
  private readonly arrivals = new Map<number, number>();
  readonly counts: Record<string, number> = { exact: 0, moved: 0, drifted: 0, orphaned: 0, foundAgain: 0 };
  private readonly lastStates = new Map<string, string>();

  constructor(private readonly authority: Authority) {
    this.seen = authority.version;
    for (const id of idsOf(charactersOf(authority.at(this.seen).shadow))) this.arrivals.set(id, this.seen);
  }

  /** Begins to watch a tag that was made on the text of `version`, on the words between those positions. */
  watch(annotationId: string, spans: readonly { from: number; to: number; exact: string }[], version: number): void {
    this.catchUp();
    const truths = spans.map((span) => this.truthOf(span, version));
    for (let at = version; at < this.authority.version; at++) for (const truth of truths) this.follow(truth, at, () => false);
    this.truths.set(annotationId, truths);
  }

  /** A person confirmed the place of a tag: what stands there is the tag's own. */
  confirm(annotationId: string): void {
    const annotation = this.authority.state.annotations.get(annotationId);
    const truths = annotation?.anchor.ranges.map((range) => this.truthOf(range, this.authority.version));
    this.truths.set(annotationId, truths ?? []);
  }

  private truthOf({ from, to, exact }: { from: number; to: number; exact: string }, version: number): RangeTruth {
    const ids = idsOf(charactersOf(this.authority.at(version).shadow, from, to));
    return { own: new Set(ids.map((id) => this.originOf(id))), held: new Set(ids), successors: new Set(), since: version, exact };
  }

  /** Follows what was stored since it was last called, then holds every tag of the article against it. */
  check(): void {
    this.catchUp();
    const { state } = this.authority;
    for (const [annotationId, truths] of this.truths) this.checkOne(state, annotationId, truths);
  }

  private catchUp(): void {
    for (; this.seen < this.authority.version; this.seen++) {
      const step = this.authority.steps[this.seen];
      const fresh = new Set(step ? insertedBy(step.shadow).filter((id) => !this.arrivals.has(id)) : []);
      for (const id of fresh) this.arrivals.set(id, this.seen + 1);
      for (const truths of this.truths.values()) for (const truth of truths) this.follow(truth, this.seen, (id) => fresh.has(id));
    }
  }

  /** What the step after `version` means for a range. */
  private follow(truth: RangeTruth, version: number, isFresh: (id: number) => boolean): void {
    const { shadow } = this.authority.at(version);
    const step = this.authority.steps[version]?.shadow;
    const removed = step ? removedBy(step, shadow) : [];
    const inserted = step ? insertedBy(step) : [];
    const isIts = (id: number) => this.isOwn(truth, id) || truth.successors.has(id);
    for (const id of removed) truth.held.delete(id);
    if (inserted.length === 0) return;
    const at = step instanceof ReplaceStep ? charactersOf(shadow, 0, step.from).length : 0;
    const isOver = removed.some(isIts);
    const isWithin = isInside(charactersOf(shadow), at, removed.length, isIts) || (isOver && removed.every(isIts));
    for (const id of inserted) if (isWithin || (isOver && isFresh(id))) truth.successors.add(id);
  }

  private checkOne(state: ArticleState, annotationId: string, truths: readonly RangeTruth[]): void {
    const anchor = state.annotations.get(annotationId)?.anchor;
    if (!anchor || anchor.ranges.length !== truths.length) throw new BrokenPromise(`${annotationId} is lost`);
    const states = anchor.ranges.map((range, index) => {
      const truth = truths[index];
      if (!truth) throw new BrokenPromise(`${annotationId} has too many ranges`);
      return this.checkRange(state.doc, range, truth);
    });
    const expected = states.every((one) => one === 'exact' || one === 'moved')
      ? states.includes('moved')
        ? 'moved'
        : 'exact'
      : states.every((one) => one === 'orphaned')
        ? 'orphaned'
        : 'drifted';
    if (anchor.state !== expected) throw new BrokenPromise(`${annotationId} is called ${anchor.state} but is ${expected}`);
    const last = this.lastStates.get(annotationId);
    if (last === 'orphaned' && expected !== 'orphaned') this.count('foundAgain');
    if (last !== expected) this.count(expected);
    this.lastStates.set(annotationId, expected);
  }

  private checkRange(doc: Node, range: AnchorRange, truth: RangeTruth): string {
    const { version } = this.authority;
    const { shadow } = this.authority.at(version);
    const { from, to, exact, reach, home } = range;
    const ids = idsOf(charactersOf(shadow, from, to));
    const words = wordsOf(doc, from, to);
    const fail = (why: string): never => {
      throw new BrokenPromise(`${why}: quote "${exact}", words "${words}"`);
    };
    if (exact !== truth.exact) fail('the quote has changed');
    if (from > to || to > doc.content.size) fail('the range is no range');
    if (from < to && (cutsPair(doc, from) || cutsPair(doc, to))) fail('the range cuts a character in half');
    const inside = new Set(ids);
    const left = [...truth.held].filter((id) => !inside.has(id));
    if (!reach) {
      if (words !== exact) fail('it is called exact and is not');
      if (!ids.every((id) => this.isOwn(truth, id) || (this.arrivals.get(this.originOf(id)) ?? 0) > truth.since)) fail('it stands on other words');
      if (left.length > 0) fail('it stands beside its own words');
      for (const id of ids) truth.own.add(this.originOf(id));
      [truth.held, truth.successors, truth.since] = [inside, new Set(), version];
      return home ? 'moved' : 'exact';
    }
    if (words === exact) fail('it is exact and is not called so');
    const isBlank = (id: number) => /^\s*$/.test(this.unitOf(doc, shadow, id));
    if (from === to) {
      if (!left.every(isBlank)) fail('it is called orphaned and has words left');
      return 'orphaned';
    }
    if (left.length > 0) fail('words of it that are left stand outside');
    const edges = wordsWithIds(doc, shadow, from, to);
    for (const word of [edges.at(0), edges.at(-1)]) {
      if (!word) fail('it covers nothing but white space');
      else if (word.every((id) => !this.isOwn(truth, id) && !truth.successors.has(id))) fail('it begins or ends with a foreign word');
    }
    return 'drifted';
  }

  private isOwn(truth: RangeTruth, id: number): boolean {
    return truth.own.has(this.originOf(id));
  }

  private originOf(id: number): number {
    return this.authority.identities.originOf(id);
  }

  private unitOf(doc: Node, shadow: Node, id: number): string {
    const index = charactersOf(shadow).indexOf(String.fromCharCode(id));
    return index < 0 ? '' : (charactersOf(doc)[index] ?? '');
  }

  private count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }
}

const idsOf = (characters: string) => Array.from({ length: characters.length }, (_, index) => characters.charCodeAt(index));

function removedBy(step: Step, before: Node): number[] {
  if (step instanceof ReplaceStep) return idsOf(charactersOf(before, step.from, step.to));
  if (step instanceof ReplaceAroundStep) {
    return [...idsOf(charactersOf(before, step.from, step.gapFrom)), ...idsOf(charactersOf(before, step.gapTo, step.to))];
  }
  return [];
}

function insertedBy(step: Step): number[] {
  const slice = step instanceof ReplaceStep || step instanceof ReplaceAroundStep ? step.slice : null;
  return slice ? idsOf(slice.content.textBetween(0, slice.content.size)) : [];
}

/** True if characters of the range stand both before `at` and after the `removed` ones there. */
function isInside(characters: string, at: number, removed: number, isIts: (id: number) => boolean): boolean {
  let before = at - 1;
  while (before >= 0 && !isIts(characters.charCodeAt(before))) before--;
  let after = at + removed;
  while (after < characters.length && !isIts(characters.charCodeAt(after))) after++;
  return before >= 0 && after < characters.length;
}

/** The words between two positions, read without the code under test: characters, hard breaks, and a line feed for each further block. */
function wordsOf(doc: Node, from: number, to: number): string {
  const lines: string[] = [];
  doc.descendants((block, pos) => {
    if (!block.isTextblock) return true;
    // A block takes part if any of its positions, its borders included, is inside.
    if (pos >= to || pos + block.nodeSize <= from) return false;
    let line = '';
    block.forEach((child, offset) => {
      const start = pos + 1 + offset;
      const text = child.isText ? (child.text ?? '') : '\n';
      line += text.slice(Math.max(0, from - start), Math.max(0, to - start));
    });
    lines.push(line);
    return false;
  });
  return from < to ? lines.join('\n') : '';
}

/** The ids of each word (run of characters that are not white space) between two positions. */
function wordsWithIds(doc: Node, shadow: Node, from: number, to: number): number[][] {
  const words: number[][] = [];
  doc.descendants((block, pos) => {
    if (!block.isTextblock) return true;
    let word: number[] = [];
    for (let at = Math.max(from, pos + 1); at < Math.min(to, pos + 1 + block.content.size); at++) {
      const unit = charactersOf(doc, at, at + 1);
      if (unit.trim() === '') {
        if (word.length > 0) words.push(word);
        word = [];
      } else if (/\p{Script=Han}/u.test(unit)) words.push(idsOf(charactersOf(shadow, at, at + 1)));
      else word.push(...idsOf(charactersOf(shadow, at, at + 1)));
    }
    if (word.length > 0) words.push(word);
    return false;
  });
  return words;
}

function cutsPair(doc: Node, pos: number): boolean {
  const $pos = doc.resolve(pos);
  if (!$pos.parent.isTextblock) return false;
  const text = $pos.parent.textBetween(Math.max(0, $pos.parentOffset - 1), Math.min($pos.parent.content.size, $pos.parentOffset + 1), null, ' ');
  return $pos.parentOffset > 0 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text);
}
