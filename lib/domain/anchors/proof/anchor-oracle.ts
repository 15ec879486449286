import type { Node } from '@tiptap/pm/model';
import type { ArticleState } from '../../article-state';
import type { Anchor, AnchorRange } from '../anchor';
import type { Authority } from './authority';
import { cutsPair, type IdSplice, idsOf, isInside, splicesOf, wordsOf, wordsWithIds } from './id-array';
import { charactersOf } from './identities';

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
 * exact, moved: the words are the quote and every character is own; or some are successors or were written after the range last was
 *   exact (words deleted and typed again in their place), and then none that is held stands outside; or fewer than a quarter are
 *   foreign, with own ones on both sides.
 * drifted: everything held is inside, and neither the first nor the last word is all foreign.
 * orphaned: nothing held is left but white space.
 */
interface RangeTruth {
  /** By origin. */
  own: Set<number>;
  held: Set<number>;
  successors: Set<number>;
  /** The ids of all own characters and successors that ever were in the text since the range was made. */
  its: Set<number>;
  /** The version at which the range last was exact. */
  since: number;
  exact: string;
}

/** More positions than a quote's context of 32 characters takes, with borders of blocks between them. */
const BESIDE = 160;

/** What a script found that the anchors promise and do not keep. */
export class BrokenPromise extends Error {}

/** Holds every tag of a script against what is true of it, which it knows by the ids of characters alone. */
export class AnchorOracle {
  private readonly truths = new Map<string, RangeTruth[]>();
  private seen = 0;
  /** By id: the version at which the character first was in the text. */
  private readonly arrivals = new Map<number, number>();
  readonly counts: Record<string, number> = { exact: 0, moved: 0, drifted: 0, orphaned: 0, foundAgain: 0, partsPasted: 0 };
  /** How often a range with the words of its quote was let pass though not all of its characters are its own: by each of the three reasons for it. */
  readonly letPass: Record<'writtenAnew' | 'fewForeign' | 'likeLetters', number> = { writtenAnew: 0, fewForeign: 0, likeLetters: 0 };
  /** How often a tag was held against what is true of it. */
  looks = 0;
  private readonly lastStates = new Map<string, string>();
  private readonly lastParts = new Map<string, { states: readonly string[]; version: number }>();

  constructor(private readonly authority: Authority) {
    this.seen = authority.version;
    for (const id of idsOf(charactersOf(authority.at(this.seen).shadow))) this.arrivals.set(id, this.seen);
  }

  /** How many tags are watched. */
  get tags(): number {
    return this.truths.size;
  }

  /** Begins to watch a tag that was made on the text of `version`, on the words between those positions. */
  watch(annotationId: string, spans: readonly { from: number; to: number; exact: string }[], version: number): void {
    this.catchUp();
    const truths = spans.map((span) => this.truthOf(span, version));
    this.authority.steps.slice(version).forEach((step, index) => {
      const { shadow } = this.authority.at(version + index);
      for (const splice of splicesOf(step.shadow, shadow)) {
        for (const truth of truths) this.follow(truth, splice, () => false);
      }
    });
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
    const own = new Set(ids.map((id) => this.originOf(id)));
    return { own, held: new Set(ids), successors: new Set(), its: new Set(ids), since: version, exact };
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
      if (!step) continue;
      const before = this.authority.at(this.seen).shadow;
      const splices = splicesOf(step.shadow, before);
      const fresh = new Set(splices.flatMap(({ inserted }) => inserted).filter((id) => !this.arrivals.has(id)));
      for (const id of fresh) this.arrivals.set(id, this.seen + 1);
      for (const truth of [...this.truths.values()].flat()) {
        for (const splice of splices) this.follow(truth, splice, (id) => fresh.has(id));
      }
    }
  }

  /** What a change of the plain array means for a range. */
  private follow(truth: RangeTruth, { at, removed, inserted, places }: IdSplice, isFresh: (id: number) => boolean): void {
    const isIts = (id: number) => this.isOwn(truth, id) || truth.successors.has(id);
    for (const id of removed) truth.held.delete(id);
    if (inserted.length === 0) return;
    const isOver = removed.some(isIts);
    const isWithin = isInside(truth.its, places, at, at + removed.length) || (isOver && removed.every(isIts));
    for (const id of inserted) {
      if (isWithin || (isOver && isFresh(id))) truth.successors.add(id);
      if (isIts(id)) truth.its.add(id);
    }
  }

  private checkOne(state: ArticleState, annotationId: string, truths: readonly RangeTruth[]): void {
    this.looks++;
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
    const hasPastedPart = this.hasPastedPart(annotationId, anchor, states);
    if (last !== 'orphaned' && hasPastedPart) this.count('partsPasted');
    if (last === 'orphaned' && expected !== 'orphaned') this.count('foundAgain');
    if (last !== expected) this.count(expected);
    this.lastStates.set(annotationId, expected);
  }

  /** True if a part that had been lost, while others had not, stands in what was pasted since: its characters were in the text never before. */
  private hasPastedPart(annotationId: string, { ranges }: Anchor, states: readonly string[]): boolean {
    const last = this.lastParts.get(annotationId);
    const { version } = this.authority;
    this.lastParts.set(annotationId, { states, version });
    return ranges.some(({ from, to }, index) => {
      if (last?.states[index] !== 'orphaned' || states[index] !== 'moved') return false;
      const ids = idsOf(charactersOf(this.authority.at(version).shadow, from, to));
      return ids.every((id) => (this.arrivals.get(id) ?? 0) > last.version);
    });
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
      const isNew = (id: number) => truth.successors.has(id) || (this.arrivals.get(this.originOf(id)) ?? 0) > truth.since;
      const foreign = ids.filter((id) => !this.isOwn(truth, id));
      // Typed over with what had stood there and tagged, then undone: the same words in the same place, a few of them by another hand.
      const isBetweenOwn =
        [ids.at(0), ids.at(-1)].every((id) => id !== undefined && this.isOwn(truth, id)) && 4 * foreign.length < ids.length;
      const isAllNew = foreign.every(isNew);
      if (!isAllNew && !isBetweenOwn && !this.hasLikeLetters(doc, range, ids, truth)) fail('it stands on other words');
      if (foreign.length > 0 && left.length > 0) fail('it stands beside its own words');
      // Once for each such return of the words: from here on they are the range's own.
      if (foreign.length > 0) this.letPass[isAllNew ? 'writtenAnew' : isBetweenOwn ? 'fewForeign' : 'likeLetters']++;
      for (const id of ids) truth.own.add(this.originOf(id));
      for (const id of ids) truth.its.add(id);
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

  /**
   * Like letters took the place of some at one edge, and the other edge is where it was, with all that stood beside it. Of "per people" with a tag on the
   * last "pe", deleting "er p" leaves what deleting "per " does: "people", and nobody could say whose its first letter is.
   */
  private hasLikeLetters(doc: Node, { from, to, prefix, suffix }: AnchorRange, ids: readonly number[], truth: RangeTruth): boolean {
    const isOwn = (id: number | undefined) => id !== undefined && this.isOwn(truth, id);
    const before = wordsOf(doc, Math.max(0, from - BESIDE), from);
    const after = wordsOf(doc, to, Math.min(doc.content.size, to + BESIDE));
    const begins = isOwn(ids.at(0)) && prefix !== '' && before.endsWith(prefix);
    const ends = isOwn(ids.at(-1)) && suffix !== '' && after.startsWith(suffix);
    return begins || ends;
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
