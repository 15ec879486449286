import { type Annotation, isChecked, lacksSource, wordsChanged } from '@/lib/domain/annotation';
import { type ClaimCounts, type ClaimStanding, claimStandings, countStandings, standingOf } from '@/lib/domain/claim-counts';

/** All tags in text order, and what the parts of the page want to know of them. */
export interface TagSummary {
  /** Those that have a label or will get one; those without words stand where they had them. */
  tags: readonly Annotation[];
  claims: readonly Annotation[];
  /** How each claim stands. */
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

/**
 * Keeps the summary of an article's tags. After a change it looks only at the tags that are new, gone or touched: with 20,000 of them reading
 * each would take longer than all else that a new tag asks of the page.
 */
export class TagSummaries {
  private order: readonly string[] = [];
  private tags: (Annotation | undefined)[] = [];
  private facts = new Uint16Array(0);

  /** The summary of the tags `order` as they are now. `touched` holds at least those that are others than at the last call. */
  update(order: readonly string[], annotations: ReadonlyMap<string, Annotation>, touched: ReadonlySet<string>): TagSummary {
    const isKnown = order === this.order || this.follow(order);
    const read = (index: number) => {
      const one = annotations.get(order[index] ?? '');
      this.tags[index] = one;
      this.facts[index] = one ? factsOf(one) : 0;
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
    return this.gather();
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
    const facts = new Uint16Array(order.length);
    this.order = order;
    if (between > MANY) {
      this.tags = new Array(order.length);
      this.facts = facts;
      return false;
    }
    facts.set(this.facts.subarray(0, start));
    facts.set(this.facts.subarray(before.length - end), start + between);
    this.facts = facts;
    this.tags.splice(start, before.length - start - end, ...Array.from({ length: between }, () => undefined));
    this.unread = Array.from({ length: between }, (_, i) => start + i);
    return true;
  }

  private gather(): TagSummary {
    const tags: Annotation[] = [];
    const claims: Annotation[] = [];
    const standings: ClaimStanding[] = [];
    const cards: string[] = [];
    const orphans: Annotation[] = [];
    const moved: Annotation[] = [];
    let [checked, unsourced, changed, hasClear] = [0, 0, 0, false];
    for (let i = 0; i < this.facts.length; i++) {
      const facts = this.facts[i] ?? 0;
      const one = this.tags[i];
      if (facts & CLEAR) hasClear = true;
      if (!one || !(facts & LISTED)) continue;
      tags.push(one);
      if (facts & CHANGED) changed += 1;
      if (facts & ORPHANED) orphans.push(one);
      if (facts & MOVED) moved.push(one);
      if (!(facts & CLAIM)) continue;
      claims.push(one);
      standings.push(claimStandings[facts & STANDING] ?? 'open');
      if (facts & CHECKED) checked += 1;
      if (facts & UNSOURCED) unsourced += 1;
      if (!(facts & ORPHANED)) cards.push(this.order[i] ?? '');
    }
    const counts = countStandings(standings);
    return { tags, claims, standings, counts, checked, unsourced, changed, cards, orphans, moved, hasClear };
  }
}

/** Where more than so many are new or touched, all are read again. */
const MANY = 64;

function factsOf(one: Annotation): number {
  if (one.isRemoved) return 0;
  const { state } = one.anchor;
  if (one.kind === 'clear') return state === 'exact' ? CLEAR : 0;
  return (
    LISTED |
    (one.kind === 'claim' ? CLAIM | claimStandings.indexOf(standingOf(one)) : 0) |
    (isChecked(one) ? CHECKED : 0) |
    (lacksSource(one) ? UNSOURCED : 0) |
    (wordsChanged(one) ? CHANGED : 0) |
    (state === 'orphaned' ? ORPHANED : 0) |
    (state === 'moved' ? MOVED : 0)
  );
}
