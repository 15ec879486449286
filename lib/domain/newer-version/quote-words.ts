import { diffTokens } from '../text/word-diff';
import type { Tokenizer, Tokens } from '../text/word-tokens';

/** Least share of the characters of a quote's words that must stand in a place, in order, for it to be that of the quote. */
const MIN_SURVIVING_WORDS = 0.4;
/** How far a place is widened to get whole words. */
const MAX_WORD_CHARS = 24;

/** The words of a quote, to see how many of them stand in a place. */
export class QuoteWords {
  private readonly tokens: Tokens;
  /** Characters by word, as often as it is in the quote. */
  private readonly bag = new Map<number, number[]>();
  private wordCount = 0;
  private wordChars = 0;

  constructor(
    exact: string,
    private readonly tokenizer: Tokenizer,
  ) {
    this.tokens = tokenizer.tokenize(exact);
    this.tokens.ids.forEach((id, i) => {
      if (!tokenizer.isWord(id)) return;
      const chars = lengthOf(this.tokens, i);
      this.wordCount++;
      this.wordChars += chars;
      const same = this.bag.get(id);
      if (same) same.push(chars);
      else this.bag.set(id, [chars]);
    });
  }

  private get leastChars(): number {
    return this.wordChars * MIN_SURVIVING_WORDS;
  }

  /** False if `window` holds too few of the words in any order. Much faster than to search for them. */
  mayStandIn(window: string): boolean {
    // A single word may be spelled otherwise.
    if (this.wordCount <= 1) return true;
    const left = new Map<number, number>();
    let chars = 0;
    for (const id of this.tokenizer.tokenize(window).ids) {
      const same = this.bag.get(id);
      if (!same) continue;
      const used = left.get(id) ?? 0;
      chars += same[used] ?? 0;
      left.set(id, used + 1);
      if (chars >= this.leastChars) return true;
    }
    return false;
  }

  /**
   * The range from the first to the last word of the quote that stands in `text` between `from` and `to` (widened to whole words);
   * words that are not of the quote are no part of it at its edges. Null if too few of its words survive.
   */
  trim(text: string, from: number, to: number): { from: number; to: number } | null {
    const start = Math.max(0, from - MAX_WORD_CHARS);
    const tokens = tokensIn(this.tokenizer.tokenize(text.slice(start, to + MAX_WORD_CHARS)), from - start, to - start);
    const { first, last, chars } = this.surviving(tokens);
    const at = (i: number) => start + (tokens.starts[i] ?? 0);
    // One word spelled otherwise: nothing survives whole, but the place is as near as it can be told.
    if (last < 0 && this.wordCount === 1) return { from: at(0), to: at(tokens.ids.length) };
    return last < 0 || chars < this.leastChars ? null : { from: at(first), to: at(last + 1) };
  }

  /** The first and last of `tokens` that are words of the quote, and how many characters of it stand there in order. */
  private surviving(tokens: Tokens): { first: number; last: number; chars: number } {
    const found = { first: tokens.ids.length, last: -1, chars: 0 };
    const end = { oldFrom: this.tokens.ids.length, oldTo: 0, newFrom: 0, newTo: 0 };
    let [oldAt, newAt] = [0, 0];
    for (const change of [...diffTokens(this.tokens.ids, tokens.ids), end]) {
      for (let i = oldAt, j = newAt; i < change.oldFrom; i++, j++) {
        if (!this.tokenizer.isWord(this.tokens.ids[i] ?? -1)) continue;
        found.chars += lengthOf(this.tokens, i);
        found.first = Math.min(found.first, j);
        found.last = j;
      }
      [oldAt, newAt] = [change.oldTo, change.newTo];
    }
    return found;
  }
}

const lengthOf = ({ starts }: Tokens, i: number) => (starts[i + 1] ?? 0) - (starts[i] ?? 0);

/** The tokens that `from`..`to` touches. */
function tokensIn({ ids, starts }: Tokens, from: number, to: number): Tokens {
  let begin = 0;
  while (begin < ids.length && (starts[begin + 1] ?? 0) <= from) begin++;
  let end = begin;
  while (end < ids.length && (starts[end] ?? 0) < to) end++;
  return { ids: ids.subarray(begin, end), starts: starts.subarray(begin, end + 1) };
}
