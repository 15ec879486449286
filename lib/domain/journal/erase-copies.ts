import type { Node } from '@tiptap/pm/model';
import { quoteRange, wordsOfAnchor } from '../anchors/anchor';
import type { ArticleState } from '../article-state';
import { sha256Hex } from '../hash';
import { isMembers, type JsonMembers } from '../json-members';
import { splitsSurrogatePair, wordsBetween } from '../text/article-text';
import { ERASED } from '../text/erased-sign';
import { holdsValues } from '../text/stray-values';
import type { JournalEntry } from './entry';
import { erasePayload, wordsOfEntry } from './erase';
import { ErasedWholes, mayHoldWholes, namesOfWholes } from './erased-wholes';

/**
 * The members that say again what stands elsewhere: what tags and talk quote, what verdicts judged, what was checked of it, and what is proposed
 * in its place, which is mostly the same.
 */
const COPIES = new Set(['exact', 'prefix', 'suffix', 'words', 'restatedFrom', 'from', 'statement', 'replacement']);
/** So many characters together are no chance. UTF-16 units. */
const RUN = 12;

interface Around {
  /** The members that may lose words. */
  names: ReadonlySet<string>;
  /** The tag that it is of, where it is of one. */
  tagId: string | null;
  /** As it was before what is in it was changed. */
  was: JsonMembers;
}
type Change = (value: JsonMembers, around: Around) => Record<string, unknown>;

/**
 * Finds what entries say again of words that were erased in others. Where the text reads as they do, but for what is erased there, they lose the same
 * characters: that is certain, however short they are. Else those go that were found so before, and those of which 12 stand together in what was erased;
 * and what the server wrote again as a whole (`ErasedWholes`). What people wrote of it in words of their own stays.
 */
export class ErasedCopies {
  /** What quotes became, by what they were. */
  private readonly became = new Map<string, string>();
  private readonly runs = new Set<string>();
  private readonly seen: { entry: JournalEntry; payload: unknown }[] = [];
  /** Members that the text has decided. */
  private readonly decided = new WeakMap<object, Set<string>>();
  private readonly wholes = new ErasedWholes();

  /** An entry, once those that are to lose their words have lost them, and what it led to. */
  see = (_before: ArticleState, after: ArticleState, entry: JournalEntry): void => {
    let hasCopies = false;
    const payload = copyWith(entry, (value, around) => {
      hasCopies ||= hasSome(value, around, () => true);
      return this.atPlace(after, value, around);
    });
    this.wholes.see(after, entry);
    // Keys and pastes are most of a journal, and need not lie in memory.
    if (hasCopies || mayHoldWholes(entry)) this.seen.push({ entry, payload });
  };

  /** An entry that loses all its words, with those that it had. */
  addNamed(entry: JournalEntry): void {
    for (const words of wordsBrought(entry)) this.addWords(words);
    this.wholes.add(entry, erasePayload(entry.type, entry.payload));
  }

  private addWords(words: string): void {
    for (let at = 0; at + RUN <= words.length; at += 1) {
      const run = words.slice(at, at + RUN);
      if (!run.includes(ERASED)) this.runs.add(run);
    }
  }

  /** What stands in one of two texts of the same shape and is erased in the other: typed letter by letter, it is in no entry as a whole. */
  addText(before: Node, after: Node): void {
    const [was, is] = [before, after].map((doc) => wordsBetween(doc, 0, doc.content.size));
    if (was === undefined || is === undefined || was.length !== is.length) return;
    let gone = '';
    for (let at = 0; at <= is.length; at += 1) {
      // The joins of blocks stay, and belong to what stands on both sides of them.
      if (at < is.length && (is[at] === ERASED || is[at] === '\n')) gone += was[at];
      else if (gone !== '') {
        this.addWords(gone);
        gone = '';
      }
    }
  }

  /** The payloads that lose something, of the entries that were seen after the first of those in `named` and are not among them. */
  found(named: ReadonlySet<number>): { entry: JournalEntry; payload: unknown }[] {
    const first = Math.min(...named);
    return this.seen.flatMap(({ entry, payload }) => {
      if (entry.seq < first || named.has(entry.seq)) return [];
      const said = copyWith({ type: entry.type, payload }, (value, around) => this.bySaying(value, around));
      const erased = this.wholes.without(entry, said);
      return JSON.stringify(erased) === JSON.stringify(entry.payload) ? [] : [{ entry, payload: erased }];
    });
  }

  private atPlace({ doc, annotations }: ArticleState, value: JsonMembers, { names, tagId }: Around): Record<string, unknown> {
    const changed: Record<string, unknown> = { ...value };
    const decided = new Set<string>();
    const set = (name: string, now: string) => {
      const was = value[name];
      const is = typeof was === 'string' && names.has(name) ? erasedAs(was, now) : null;
      if (typeof was !== 'string' || is === null) return;
      changed[name] = is;
      decided.add(name);
      if (is !== was) this.became.set(was, is);
    };
    const { from, to } = value;
    if (typeof value.exact === 'string' && typeof from === 'number' && typeof to === 'number' && isWithin(doc, from, to)) {
      for (const [name, now] of Object.entries(quoteRange(doc, from, to))) if (typeof now === 'string') set(name, now);
    }
    const anchor = tagId === null ? undefined : annotations.get(tagId)?.anchor;
    if (anchor && typeof value.words === 'string') set('words', wordsOfAnchor(doc, anchor));
    // A suggestion says beside its anchor what stands there.
    const ranges: unknown[] = isMembers(value.anchor) && Array.isArray(value.anchor.ranges) ? value.anchor.ranges : [];
    const quotes = ranges.map((one) => (isMembers(one) && this.decided.get(one)?.has('exact') ? textOf(one.exact) : null));
    if (quotes.length > 0 && !quotes.includes(null)) set('words', quotes.join(''));
    this.seeHash(value, changed);
    if (decided.size > 0) this.decided.set(changed, decided);
    return changed;
  }

  private bySaying(value: JsonMembers, { names, was }: Around): Record<string, unknown> {
    const changed: Record<string, unknown> = { ...value };
    const decided = this.decided.get(was);
    for (const name of names) {
      const words = value[name];
      if (typeof words !== 'string' || decided?.has(name)) continue;
      // What is proposed repeats words that still stand, and in few letters it may say anything.
      changed[name] =
        name === 'replacement' ? this.withoutRuns(words, textOf(changed.words)) : this.withoutRuns(this.became.get(words) ?? words);
    }
    this.seeHash(value, changed);
    return changed;
  }

  /** The hash of words that are not all there any more. */
  private seeHash(value: JsonMembers, changed: JsonMembers): void {
    if (typeof value.wordsHash === 'string' && changed.words !== value.words) this.wholes.addHash(value.wordsHash);
  }

  /** Without the runs that were erased, but for those in `kept`. */
  private withoutRuns(words: string, kept = ''): string {
    const gone = new Set<number>();
    for (let at = 0; at + RUN <= words.length; at += 1) {
      const run = words.slice(at, at + RUN);
      if (!this.runs.has(run) || kept.includes(run)) continue;
      // Half a surrogate pair could not be stored.
      const start = splitsSurrogatePair(words, at) ? at - 1 : at;
      const end = splitsSurrogatePair(words, at + RUN) ? at + RUN + 1 : at + RUN;
      for (let one = start; one < end; one += 1) gone.add(one);
    }
    if (gone.size === 0) return words;
    // By UTF-16 units, as all lengths are counted.
    return Array.from({ length: words.length }, (_, at) => (gone.has(at) && words[at] !== '\n' ? ERASED : (words[at] ?? ''))).join('');
  }
}

/** The words that an entry brought to the text, and the statements of claims: what others quote. */
function wordsBrought({ type, payload }: Pick<JournalEntry, 'type' | 'payload'>): string[] {
  const brought: string[] = [];
  const names = wordsOfEntry(type);
  collect(payload);
  return brought;

  function collect(value: unknown): void {
    if (Array.isArray(value)) {
      // Letters in bold part a sentence into several texts.
      brought.push(value.map((one) => (isMembers(one) && one.type === 'text' ? textOf(one.text) : '')).join(''));
      value.forEach(collect);
    } else if (isMembers(value)) {
      if (names.has('statement')) brought.push(textOf(value.statement));
      for (const [name, one] of Object.entries(value)) if (!holdsValues(value, name)) collect(one);
    }
  }
}

/** True where an entry says less of others' words than it did: of its own words some may be left. */
export function hasErasedCopies(entry: Pick<JournalEntry, 'type' | 'payload'>): boolean {
  const wholes = namesOfWholes(entry);
  let isLess = false;
  copyWith(entry, (value, { names, ...around }) => {
    isLess ||= hasSome(value, { ...around, names: new Set([...names, ...wholes]) }, (words) => words.includes(ERASED));
    return { ...value };
  });
  return isLess;
}

/** A payload with `change` made to each object in it, from within. */
function copyWith({ type, payload }: Pick<JournalEntry, 'type' | 'payload'>, change: Change): unknown {
  const known = wordsOfEntry(type);
  return copy(payload, new Set([...COPIES].filter((name) => known.has(name))), null);

  function copy(value: unknown, names: ReadonlySet<string>, around: string | null): unknown {
    if (Array.isArray(value)) return value.map((one) => copy(one, names, around));
    if (!isMembers(value)) return value;
    const tagId = textOf(value.annotationId) || textOf(value.id) || around;
    // What claims come to by an entry of any type has words of its own.
    const inner = Object.entries(value).map(([name, one]) => {
      if (holdsValues(value, name)) return [name, one] as const;
      return [name, copy(one, name === 'follows' ? COPIES : names, tagId)] as const;
    });
    const changed = change(Object.fromEntries(inner), { names, tagId, was: value });
    if (typeof changed.words === 'string' && changed.words !== value.words && 'wordsHash' in changed) {
      changed.wordsHash = sha256Hex(changed.words);
    }
    return changed;
  }
}

/** The words with each character erased that is erased in `now`; null where these are other words. */
function erasedAs(was: string, now: string): string | null {
  if (was.length !== now.length) return null;
  let erased = '';
  for (let at = 0; at < was.length; at += 1) {
    if (was[at] !== now[at] && now[at] !== ERASED && was[at] !== ERASED) return null;
    erased += now[at] === ERASED ? ERASED : was[at];
  }
  return erased;
}

function hasSome(value: JsonMembers, { names }: Around, isOne: (words: string) => boolean): boolean {
  return [...names].some((name) => typeof value[name] === 'string' && isOne(textOf(value[name])));
}

const isWithin = (doc: Node, from: number, to: number) => from >= 0 && from <= to && to <= doc.content.size;
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
