import type { ArticleState } from '@/lib/domain/article-state';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import type { LockedHead } from './article-row';
import { ofBundle } from './of-bundle';

/** How many articles are held in memory, at most. The least recently used go first; they are rebuilt from a keyframe. */
const MAX_ARTICLES = 1_000;
/** How much they may weigh together, by a guess: some 200 articles of 10,000 words with 500 tags each, or five books with 20,000. Bytes. */
const MAX_WEIGHT = 300_000_000;
/** What a state weighs that has nothing in it. Measured, as those below. Bytes. */
const STATE_WEIGHT = 10_000;
/** What a position of the text weighs, with the nodes around it. Bytes. */
const POSITION_WEIGHT = 4;
/** What a tag, a thread or a suggestion weighs, with its anchor and what is known of it. Bytes. */
const THING_WEIGHT = 2_500;
/** What an entry weighs beside its payload. Bytes. */
const ENTRY_WEIGHT = 1_000;
/** How many of the newest entries are held with each, and how large they may be together as JSON. Who types with others is a few behind them. */
const MAX_ENTRIES = 64;
const MAX_CHARS = 200_000;

/** What was under the article's lock with a state, beside entries and people. */
export type KnownHead = Pick<LockedHead, 'head' | 'rules' | 'storedRules'>;

interface Held {
  state: ArticleState;
  weight: number;
  /** Of the head at `state`, if it was written here a moment ago by nothing but typing. */
  known: KnownHead | null;
  /** The last entries that led to `state`, without a gap, each with its size. */
  recent: readonly { entry: JournalEntry; chars: number }[];
}

const articles = ofBundle('states', () => new Map<string, Held>());

/** About how many bytes of memory a state takes. Guessed by counts that it has at hand: to walk through it would cost more than it tells. */
export const weightOf = ({ doc, annotations, threads, suggestions }: ArticleState): number =>
  STATE_WEIGHT + doc.nodeSize * POSITION_WEIGHT + (annotations.size + threads.size + suggestions.size) * THING_WEIGHT;

const weightOfEntries = (recent: Held['recent']): number => recent.reduce((sum, { chars }) => sum + chars + ENTRY_WEIGHT, 0);

/** The newest state that this process has seen committed, or undefined. It may be behind the journal, never ahead of it. */
export function cachedState(articleId: string): ArticleState | undefined {
  const held = articles.get(articleId);
  if (held) {
    articles.delete(articleId);
    articles.set(articleId, held);
  }
  return held?.state;
}

/** The state that is held, with what is known of its head; undefined where that is not known. */
export function cachedHead(articleId: string): { state: ArticleState; known: KnownHead } | undefined {
  const state = cachedState(articleId);
  const known = articles.get(articleId)?.known;
  return state && known && known.head.headSeq === state.seq && known.head.headHash === state.hash ? { state, known } : undefined;
}

/** Keeps a committed state, unless a newer one is there; and the entries that led to it from the state held before, if they are known. */
export function cacheState(state: ArticleState, entries: readonly JournalEntry[] = [], known: KnownHead | null = null): void {
  const held = articles.get(state.articleId);
  if (held && (held.state === state || held.state.seq > state.seq)) return;
  articles.delete(state.articleId);
  const recent = recentOf(held, entries);
  articles.set(state.articleId, { state, weight: weightOf(state) + weightOfEntries(recent), known, recent });
  makeRoom();
}

/** Lets those go that were not used for longest, but never the last one used, whatever it weighs. */
function makeRoom(): void {
  let total = 0;
  for (const { weight } of articles.values()) total += weight;
  for (const [articleId, { weight }] of articles) {
    if (articles.size === 1 || (articles.size <= MAX_ARTICLES && total <= MAX_WEIGHT)) return;
    articles.delete(articleId);
    total -= weight;
  }
}

/** The entries after `after` up to the article's end, as `head` names it under the lock; null if they are not all held. */
export function recentEntries(head: { id: string; headSeq: number; headHash: string }, after: number): readonly JournalEntry[] | null {
  if (after >= head.headSeq) return [];
  const recent = articles.get(head.id)?.recent ?? [];
  const [first, last] = [recent[0], recent.at(-1)];
  // The hash says that it is this journal to its end, not one from before a backup was put back.
  if (!first || !last || first.entry.seq > after + 1 || last.entry.seq !== head.headSeq || last.entry.hash !== head.headHash) return null;
  return recent.slice(after + 1 - first.entry.seq).map(({ entry }) => entry);
}

function recentOf(held: Held | undefined, entries: readonly JournalEntry[]): Held['recent'] {
  const isNext = held?.recent.at(-1)?.entry.hash === entries[0]?.prevHash;
  const fresh = entries.map((entry) => ({ entry, chars: JSON.stringify(entry.payload).length }));
  const recent = [...(isNext ? (held?.recent ?? []) : []), ...fresh].slice(-MAX_ENTRIES);
  let sum = 0;
  const tooMuch = recent.findLastIndex(({ chars }) => {
    sum += chars;
    return sum > MAX_CHARS;
  });
  return recent.slice(tooMuch + 1);
}

/** Forgets what was known of an article's head: the tables have another. */
export function forgetHead(articleId: string): void {
  const held = articles.get(articleId);
  if (held) held.known = null;
}

/** Forgets an article: after a COMMIT without an answer, nobody knows what is stored. */
export function forgetState(articleId: string): void {
  articles.delete(articleId);
}
