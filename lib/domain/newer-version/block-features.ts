import type { Tokenizer, Tokens } from '../text/word-tokens';

/** Word pairs in more blocks than this tell nothing: "of the". */
const MAX_BLOCKS_OF_FEATURE = 48;

/** Numbers that stand for the pairs of neighbouring words of a block, its first and last word paired with the edge. A pair that repeats counts again. */
export function featuresOf(tokens: Tokens, tokenizer: Tokenizer): Int32Array {
  const features = new Int32Array(tokens.ids.length + 1);
  let count = 0;
  let previous = -1;
  for (const id of tokens.ids) {
    if (!tokenizer.isWord(id)) continue;
    features[count++] = mix(previous, id);
    previous = id;
  }
  if (previous !== -1) features[count++] = mix(previous, -1);
  return features.subarray(0, count);
}

const mix = (a: number, b: number) => Math.imul(Math.imul(a + 1, 0x9e3779b1) ^ (b + 7), 0x85ebca6b);

/** Which blocks hold a feature. Chains in typed arrays, as there is one link for each word of the text. Two features may share a chain; that only adds noise. */
export class FeatureIndex {
  private readonly shift: number;
  private readonly heads: Int32Array;
  private readonly lengths: Int32Array;
  private readonly nexts: Int32Array;
  private readonly owners: Int32Array;
  private count = 0;

  constructor(featureCount: number) {
    const bits = Math.min(20, Math.max(8, Math.ceil(Math.log2(featureCount + 1)) + 1));
    this.shift = 32 - bits;
    this.heads = new Int32Array(1 << bits).fill(-1);
    this.lengths = new Int32Array(1 << bits);
    this.nexts = new Int32Array(featureCount);
    this.owners = new Int32Array(featureCount);
  }

  add(feature: number, block: number): void {
    const slot = feature >>> this.shift;
    const head = this.heads[slot] ?? -1;
    if (head >= 0 && this.owners[head] === block) return;
    this.owners[this.count] = block;
    this.nexts[this.count] = head;
    this.heads[slot] = this.count++;
    this.lengths[slot] = (this.lengths[slot] ?? 0) + 1;
  }

  /** Calls `visit` with each block that holds the feature, unless too many do for it to tell anything. */
  each(feature: number, visit: (block: number) => void): void {
    const slot = feature >>> this.shift;
    if ((this.lengths[slot] ?? 0) > MAX_BLOCKS_OF_FEATURE) return;
    for (let link = this.heads[slot] ?? -1; link >= 0; link = this.nexts[link] ?? -1) visit(this.owners[link] ?? 0);
  }
}
