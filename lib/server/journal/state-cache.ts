import type { ArticleState } from '@/lib/domain/article-state';

/** How many articles are held in memory. The least recently used go first; they are rebuilt from a keyframe. */
const MAX_ARTICLES = 64;

const shared: typeof globalThis & { galleyStates?: Map<string, ArticleState> } = globalThis;
shared.galleyStates ??= new Map();
const states = shared.galleyStates;

/** The newest state that this process has seen committed, or undefined. It may be behind the journal, never ahead of it. */
export function cachedState(articleId: string): ArticleState | undefined {
  const state = states.get(articleId);
  if (state) {
    states.delete(articleId);
    states.set(articleId, state);
  }
  return state;
}

/** Keeps a committed state, unless a newer one is there. */
export function cacheState(state: ArticleState): void {
  const held = states.get(state.articleId);
  if (held && held.seq > state.seq) return;
  states.delete(state.articleId);
  states.set(state.articleId, state);
  const oldest = states.keys().next().value;
  if (states.size > MAX_ARTICLES && oldest !== undefined) states.delete(oldest);
}

/** Forgets an article: after a COMMIT without an answer, nobody knows what is stored. */
export function forgetState(articleId: string): void {
  states.delete(articleId);
}
