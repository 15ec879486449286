import { Mapping, Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { quoteRange } from '../../anchors/anchor';
import { articleSchema } from '../../text/article-schema';
import { docOf, TestJournal } from '../journal.fixture';

/** A tag on "The last bus", of which a letter was taken out since, as a person sees it; and what a colleague then does first. */
function drifted() {
  const journal = new TestJournal(docOf('A bus', 'Look. The last bus left at 12.35.', 'It rained.'));
  const id = journal.tag('The last bus');
  const { from } = journal.rangeOf('last');
  journal.edit(new Transform(journal.state.doc).delete(from, from + 1));
  const { from: start, to } = journal.rangeOf('The ast bus');
  const ranges = [quoteRange(journal.state.doc, start, to)];
  let since = new Mapping();
  const meanwhile = (change: (tr: Transform) => Transform) => {
    const tr = change(new Transform(journal.state.doc));
    journal.edit(tr);
    since = tr.mapping;
  };
  const confirm = (more: object) => journal.send('annotation.span-changed', { annotationId: id, how: 'confirmed', ...more }, { since });
  const anchor = () => journal.annotation(id).anchor;
  return { journal, ranges, meanwhile, confirm, anchor };
}

const insert = (pos: number, text: string) => (tr: Transform) => tr.insert(pos, articleSchema.text(text));

describe('a place that is confirmed', () => {
  it('is exact on the words that were seen, and drifted where others stand there by now', () => {
    const { journal, ranges, meanwhile, confirm, anchor } = drifted();
    meanwhile(insert(journal.rangeOf('bus left').from, 'night '));
    confirm({ ranges });
    expect(anchor()).toMatchObject({ state: 'drifted', ranges: [{ exact: 'The ast bus' }] });
    const { from, to } = journal.rangeOf('night ');
    journal.edit(new Transform(journal.state.doc).delete(from, to));
    expect(anchor()).toMatchObject({ state: 'exact', ranges: [{ exact: 'The ast bus' }] });
  });

  it('waits for the words that were seen where these are gone by now', () => {
    const { journal, ranges, meanwhile, confirm, anchor } = drifted();
    const [range] = ranges;
    const before = journal.state.doc;
    meanwhile((tr) => tr.delete(range?.from ?? 0, range?.to ?? 0));
    confirm({ ranges });
    expect(anchor().state).toBe('orphaned');
    journal.edit(new Transform(journal.state.doc).insert(range?.from ?? 0, before.slice(range?.from ?? 0, range?.to ?? 0).content));
    expect(anchor()).toMatchObject({ state: 'exact', ranges: [{ exact: 'The ast bus' }] });
  });

  it('is as it stands for a page that does not say what it saw, unless something there has changed since', () => {
    const { journal, meanwhile, confirm, anchor } = drifted();
    meanwhile(insert(journal.rangeOf('Look').from, 'Oh. '));
    confirm({});
    expect(anchor()).toMatchObject({ state: 'exact', ranges: [{ exact: 'The ast bus' }] });
    meanwhile(insert(journal.rangeOf('ast').from, 'p'));
    expect(() => confirm({})).toThrow('The words of C1 have changed since. Look at them once more.');
    expect(anchor()).toMatchObject({ state: 'drifted', ranges: [{ exact: 'The ast bus' }] });
  });
});
