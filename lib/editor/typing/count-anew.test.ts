import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { countAnew } from './count-anew';

const paragraph = (words: string) => articleSchema.node('paragraph', null, [articleSchema.text(words)]);
const heading = (words: string) => articleSchema.node('heading', { level: 2 }, [articleSchema.text(words)]);
const title = articleSchema.node('title', null, [articleSchema.text('Fees')]);
const docOf = (...blocks: Node[]) => articleSchema.node('doc', null, [title, ...blocks]);
const [one, two] = [paragraph('One.'), paragraph('Two.')];

/** What the text says of its counting after each of these docs. */
function countsOf(...docs: Node[]) {
  const dataset: { count?: string } = {};
  const view: EditorView = Object.assign(Object.create(null), { dom: { dataset } });
  const drawn = countAnew(true).spec.view?.(view);
  const states = docs.map((doc) => EditorState.create({ doc }));
  return states.slice(1).map((state, index) => {
    Object.assign(view, { state });
    drawn?.update?.(view, states[index] ?? state);
    return dataset.count;
  });
}

describe('countAnew', () => {
  it('counts by another sum after each paragraph that comes, goes, becomes a heading or changes places', () => {
    const docs = [docOf(one, two), docOf(two), docOf(one, two), docOf(heading('One.'), two), docOf(two, heading('One.'))];
    expect(countsOf(...docs)).toEqual(['anew', undefined, 'anew', undefined]);
  });

  it('leaves the numbers alone while somebody types within a paragraph', () => {
    expect(countsOf(docOf(one, two), docOf(paragraph('One!'), two), docOf(paragraph('One!?'), two))).toEqual([undefined, undefined]);
  });

  it('does nothing where the engine is not WebKit', () => {
    expect(countAnew().spec.view).toBeUndefined();
  });
});
