import { type ClaimCounts, type ClaimStanding, claimStandings, countStandings, progressOf } from '@/lib/domain/checks/claim-counts';
import { isCountedClaim, isFact, isJudged, withFactsUnderClaims } from '@/lib/domain/checks/facts';
import { type Annotation, isChecked, lacksSource, wordsChanged } from '@/lib/domain/tags/annotation';

/** All tags in text order, and what the parts of the page want to know of them. */
export interface TagSummary {
  /** Those that have a label or will get one; those without words stand where they had them, and facts under their claim. */
  tags: readonly Annotation[];
  /** Each counted once: those that are split into facts are among them, and their facts are not. */
  claims: readonly Annotation[];
  /** What is given out and judged: claims, and in place of those that follow their facts these. */
  judged: readonly Annotation[];
  /** How far the check of each claim is: a verdict stands for it only once it is checked, so that these tell what `checked` counts. */
  standings: readonly ClaimStanding[];
  counts: ClaimCounts;
  checked: number;
  unsourced: number;
  changed: number;
  /** The claims that have words, and so a card beside them. */
  cards: readonly string[];
  orphans: readonly Annotation[];
  moved: readonly Annotation[];
  /** True if some sentence is marked clear. */
  hasClear: boolean;
  /** True if some tag bears on another. */
  hasRelations: boolean;
}

/** What the summary needs of a tag, as bits: the standing of a claim stands in the lowest three. 0: not there, or nothing to be counted. */
const STANDING = 7;
const LISTED = 8;
const CLAIM = 16;
const CHECKED = 32;
const UNSOURCED = 64;
const CHANGED = 128;
const ORPHANED = 256;
const MOVED = 512;
const CLEAR = 1024;
const JUDGED = 2048;
const FACT = 4096;
const RELATED = 8192;

/**
 * Keeps the summary of an article's tags. After a change it looks only at the tags that are new, gone or touched: with 20,000 of them reading
 * each would take longer than all else that a new tag asks of the page.
 */
export class TagSummaries {
  private order: readonly string[] = [];
  private tags: (Annotation | undefined)[] = [];
  private bits = new Uint16Array(0);

  private last: TagSummary | null = null;

  /**
   * The summary of the tags `order` as they are now: the same one as at the last call if nothing is another, so that nobody counts anew.
   * `touched` holds at least those that are others than at the last call.
   */
  update(order: readonly string[], annotations: ReadonlyMap<string, Annotation>, touched: ReadonlySet<string>): TagSummary {
    if (order !== this.order) this.last = null;
    const isKnown = order === this.order || this.follow(order);
    const read = (index: number) => {
      const one = annotations.get(order[index] ?? '');
      if (one === this.tags[index]) return;
      this.last = null;
      this.tags[index] = one;
      this.bits[index] = one ? bitsOf(one) : 0;
    };
    if (!isKnown || touched.size > MANY) for (let i = 0; i < order.length; i++) read(i);
    else {
      for (const i of this.unread) read(i);
      for (const id of touched) {
        const index = order.indexOf(id);
        if (index >= 0) read(index);
      }
    }
    this.unread = [];
    this.last ??= this.gather();
    return this.last;
  }

  /** The places of `order` that nothing is known of yet. */
  private unread: number[] = [];

  /** Takes on another order: keeps what is known of its beginning and its end, as far as they are those of the last. False if too much is new. */
  private follow(order: readonly string[]): boolean {
    const before = this.order;
    const shortest = Math.min(before.length, order.length);
    let start = 0;
    while (start < shortest && before[start] === order[start]) start++;
    let end = 0;
    while (end < shortest - start && before[before.length - 1 - end] === order[order.length - 1 - end]) end++;
    const between = order.length - start - end;
    const bits = new Uint16Array(order.length);
    this.order = order;
    if (between > MANY) {
      this.tags = new Array(order.length);
      this.bits = bits;
      return false;
    }
    bits.set(this.bits.subarray(0, start));
    bits.set(this.bits.subarray(before.length - end), start + between);
    this.bits = bits;
    this.tags.splice(start, before.length - start - end, ...Array.from({ length: between }, () => undefined));
    this.unread = Array.from({ length: between }, (_, i) => start + i);
    return true;
  }

  private gather(): TagSummary {
    const tags: Annotation[] = [];
    const claims: Annotation[] = [];
    const judged: Annotation[] = [];
    const standings: ClaimStanding[] = [];
    const cards: string[] = [];
    const orphans: Annotation[] = [];
    const moved: Annotation[] = [];
    let [checked, unsourced, changed, hasClear, hasFacts, hasRelations] = [0, 0, 0, false, false, false];
    for (let i = 0; i < this.bits.length; i++) {
      const bits = this.bits[i] ?? 0;
      const one = this.tags[i];
      if (bits & CLEAR) hasClear = true;
      if (!one || !(bits & LISTED)) continue;
      tags.push(one);
      if (bits & CHANGED) changed += 1;
      if (bits & ORPHANED) orphans.push(one);
      if (bits & MOVED) moved.push(one);
      if (bits & JUDGED) judged.push(one);
      if (bits & UNSOURCED) unsourced += 1;
      if (bits & FACT) hasFacts = true;
      if (bits & RELATED) hasRelations = true;
      if (!(bits & CLAIM)) continue;
      claims.push(one);
      standings.push(claimStandings[bits & STANDING] ?? 'open');
      if (bits & CHECKED) checked += 1;
      if (!(bits & ORPHANED)) cards.push(this.order[i] ?? '');
    }
    const counts = countStandings(standings);
    const rest = { claims, judged, standings, counts, checked, unsourced, changed, cards, hasClear, hasRelations };
    if (!hasFacts) return { ...rest, tags, orphans, moved };
    return { ...rest, tags: withFactsUnderClaims(tags), orphans: withoutFactsOf(orphans), moved: withoutFactsOf(moved) };
  }
}

/** Of tags that lost their words or place: those of facts whose claim is among them are not told once more. */
function withoutFactsOf(tags: readonly Annotation[]): readonly Annotation[] {
  const ids = new Set(tags.map(({ id }) => id));
  return tags.filter(({ factOf }) => factOf === undefined || !ids.has(factOf));
}

/** Where more than so many are new or touched, all are read again. */
const MANY = 64;

function bitsOf(one: Annotation): number {
  if (one.isRemoved) return 0;
  const { state } = one.anchor;
  if (one.kind === 'clear') return state === 'exact' ? CLEAR : 0;
  return (
    LISTED |
    (isCountedClaim(one) ? CLAIM | claimStandings.indexOf(progressOf(one)) : 0) |
    (isJudged(one) ? JUDGED : 0) |
    (isFact(one) ? FACT : 0) |
    (one.relations?.length ? RELATED : 0) |
    (isChecked(one) ? CHECKED : 0) |
    (lacksSource(one) ? UNSOURCED : 0) |
    (wordsChanged(one) ? CHANGED : 0) |
    (state === 'orphaned' ? ORPHANED : 0) |
    (state === 'moved' ? MOVED : 0)
  );
}
