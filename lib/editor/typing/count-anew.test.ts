import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { type CountedText, countAnew } from './count-anew';

const paragraph = (words: string) => articleSchema.node('paragraph', null, [articleSchema.text(words)]);
const heading = (words: string) => articleSchema.node('heading', { level: 2 }, [articleSchema.text(words)]);
const title = articleSchema.node('title', null, [articleSchema.text('Fees')]);
const docOf = (...blocks: Node[]) => articleSchema.node('doc', null, [title, ...blocks]);
const [one, two] = [paragraph('One.'), paragraph('Two.')];

/** What the text says of its counting after each of these docs. */
function countsOf(docs: Node[], mustCount?: boolean) {
  const dataset: DOMStringMap = {};
  const listeners = new Set<Parameters<CountedText['on']>[1]>();
  const text = {
    on: (_event: 'transaction', listen: Parameters<CountedText['on']>[1]) => listeners.add(listen),
    off: (_event: 'transaction', listen: Parameters<CountedText['on']>[1]) => listeners.delete(listen),
    state: { doc: docOf(one) },
    view: { dom: { dataset } },
  };
  const end = countAnew(text, mustCount);
  const counts = docs.slice(1).map((doc, index) => {
    text.state = { doc };
    for (const listen of listeners) listen({ transaction: { before: docs[index] ?? doc } });
    return dataset.count;
  });
  end();
  expect(listeners.size).toBe(0);
  return counts;
}

describe('countAnew', () => {
  it('counts by another sum after each paragraph that comes, goes, becomes a heading or changes places', () => {
    const docs = [docOf(one, two), docOf(two), docOf(one, two), docOf(heading('One.'), two), docOf(two, heading('One.'))];
    expect(countsOf(docs, true)).toEqual(['anew', undefined, 'anew', undefined]);
  });

  it('leaves the numbers alone while somebody types within a paragraph', () => {
    expect(countsOf([docOf(one, two), docOf(paragraph('One!'), two), docOf(paragraph('One!?'), two)], true)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('does nothing where the engine is not WebKit', () => {
    expect(countsOf([docOf(one, two), docOf(two)])).toEqual([undefined]);
  });
});
