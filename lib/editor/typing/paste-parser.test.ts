import { Slice } from '@tiptap/pm/model';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { bareView, pasteEvent, stubBrowser } from './bare-view.fixture';
import { readPastes } from './paste-parser';

beforeEach(stubBrowser);
afterEach(() => vi.unstubAllGlobals());

/** Pastes over all of an article, and gives what it says then and what was said. */
function pasteOverAll(html: string) {
  const view = bareView(docOf('A bus that runs', 'The last bus left at 12.35.'));
  const said: string[] = [];
  readPastes(view, (sentence) => said.push(sentence));
  const isTaken = view.pasteHTML(html, pasteEvent(html));
  return { text: view.state.doc.textContent, said, isTaken };
}

describe('readPastes', () => {
  it('has what is pasted take the place of what is selected, without what is cut of it', () => {
    expect(pasteOverAll('<p>It left late<span style="display:none"> or never</span>.</p>')).toEqual({
      text: 'It left late.',
      said: ['Left out of what was pasted: hidden text.'],
      isTaken: true,
    });
  });

  it('keeps a raised figure one in what is words alone', () => {
    for (const html of [
      '<p>It had 10<sup>5</sup> riders.</p>',
      '<p>It had <math><msup><mn>10</mn><mn>5</mn></msup></math> riders.</p>',
      '<style>.c1{vertical-align:super}</style><p>It had 10<span class="c1">5</span> riders.</p>',
    ])
      expect(pasteOverAll(html)).toEqual({ text: 'It had 10⁵ riders.', said: [], isTaken: true });
  });

  it('writes out what a browser shows by an element alone, and says which readings of words it left out', () => {
    expect(pasteOverAll('<p>She said <q>late</q>, by <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>.</p>').text).toBe(
      'She said “late”, by 1/2.',
    );
    expect(pasteOverAll('<p><ruby>東京<rt>とうきょう</rt></ruby>へ</p>')).toEqual({
      text: '東京へ',
      said: ['Left out of what was pasted: words with no place in the text.'],
      isTaken: true,
    });
  });

  it('leaves what is selected alone where nothing of what is pasted is left', () => {
    for (const html of ['<p style="display:none">Do not print!</p>', '<p><span style="display:none">Do not print!</span></p>']) {
      expect(pasteOverAll(html)).toEqual({
        text: 'A bus that runsThe last bus left at 12.35.',
        said: ['Left out of what was pasted: hidden text.'],
        isTaken: true,
      });
    }
  });

  it('leaves what is selected alone where what is pasted cannot be read, and says why', () => {
    const { text, said, isTaken } = pasteOverAll(`${'<div>'.repeat(20_000)}Words<span hidden>x</span>`);
    expect([text, isTaken]).toEqual(['A bus that runsThe last bus left at 12.35.', true]);
    expect(said).toHaveLength(1);
    expect(said[0]).not.toContain('Left out');
  });

  it('says that a picture by itself is not pasted, and leaves what is selected alone', () => {
    const view = bareView(docOf('A bus that runs', 'The last bus left at 12.35.'));
    const said: string[] = [];
    readPastes(view, (sentence) => said.push(sentence));
    const picture = pasteEvent('', '', [new File(['x'], 'bus.png', { type: 'image/png' })]);
    // As ProseMirror asks where nothing of what came is words.
    expect(view.someProp('handlePaste', (take) => take(view, picture, Slice.empty))).toBe(true);
    expect(said).toEqual(['Nothing was pasted: a picture or file does not go into the text. To check what it says, link it as a source.']);
    expect(view.state.doc.textContent).toBe('A bus that runsThe last bus left at 12.35.');
  });
});
