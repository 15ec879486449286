import type { ArticleState } from '../article-state';
import { sayCount } from '../text/say-count';

/**
 * What of an archived article stays in the file when it is brought in, as a sentence: what vouches for entries of the old journal, or counts them. Null
 * where there is nothing of it.
 */
export function sayLeftBehind(state: Pick<ArticleState, 'signOffs' | 'waivers' | 'reopenings' | 'revisions'>): string | null {
  const { signOffs, waivers, reopenings, revisions } = state;
  const counts = [
    { count: signOffs.length, one: 'signature' },
    { count: waivers.length, one: 'waiver' },
    { count: reopenings.length, one: 'reopening' },
    { count: revisions.length, one: 'revision' },
  ].filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  const isOne = counts.length === 1 && counts[0]?.count === 1;
  const what = list.format(counts.map(({ count, one }) => sayCount(count, one)));
  const said = `${what} ${isOne ? 'stays in the file: it is' : 'stay in the file: they are'} of the old journal.`;
  return signOffs.length > 0 ? `${said} The article comes in unsigned.` : said;
}

const list = new Intl.ListFormat('en-GB');
