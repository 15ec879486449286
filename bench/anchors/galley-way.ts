import type { Node } from '@tiptap/pm/model';
import { alignDocs } from '@/lib/domain/newer-version/align';
import { followQuotes } from '@/lib/domain/newer-version/follow-quotes';
import type { SoughtQuote } from '@/lib/domain/newer-version/match-quote';
import { offsetAt, readText } from '@/lib/domain/text/article-text';
import type { Place } from './cases';

export type Found = (Place | null)[];

/** Galley's way, as the server does it when a newer version is pasted over. Results as offsets, like the peers'. */
export function findByGalley(before: Node, after: Node, spans: readonly Place[], quotes: readonly Required<SoughtQuote>[]): Found {
  const ranges = quotes.map((quote, i) => ({ ...quote, ...(spans[i] ?? { from: 0, to: 0 }) }));
  const followed = followQuotes(after, alignDocs(before, after), ranges);
  const text = readText(after);
  return followed.map((one) => one && { from: offsetAt(text, one.from), to: offsetAt(text, one.to) });
}
