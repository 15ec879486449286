import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Page } from '../keys/text-commands';
import { bareView, pasteEvent, stubBrowser } from './bare-view.fixture';
import { earlyPaste } from './early-paste';
import { readPastes } from './paste-parser';

beforeEach(stubBrowser);
afterEach(() => vi.unstubAllGlobals());

/** A text, all of it selected, whose reader of pastes has not come yet; what was pasted plainly, and what was said. */
function open() {
  const said: string[] = [];
  const plain: string[] = [];
  const page: Page = Object.assign(Object.create(null), {
    attempt: (work: () => void) => {
      try {
        work();
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        said.push(error.message);
      }
    },
  });
  const view = bareView(docOf('A bus that runs', 'The last bus left at 12.35.'), [earlyPaste(() => page)]);
  // The browser would read plain words too.
  Object.assign(view, { pasteText: (text: string) => text !== '' && plain.push(text) > 0 });
  const paste = (html: string, text: string) => view.pasteHTML(html, pasteEvent(html, text));
  return { view, said, plain, paste };
}

const fromWord = '<p>It left late<span style="display:none"> or never</span>.</p>';
const whole = 'A bus that runsThe last bus left at 12.35.';

describe('earlyPaste', () => {
  it('has what comes from elsewhere pasted plainly, and says so, until it can be read', () => {
    const { view, said, plain, paste } = open();
    expect(paste(fromWord, 'It left late.')).toBe(true);
    expect(plain).toEqual(['It left late.']);
    expect(said).toEqual([expect.stringMatching(/^Pasted as plain text: .* undo and paste again/)]);
    readPastes(view, (sentence) => said.push(sentence));
    expect(paste(fromWord, 'It left late.')).toBe(true);
    expect(plain).toHaveLength(1);
    expect(view.state.doc.textContent).toBe('It left late.');
    expect(said.at(-1)).toBe('Left out of what was pasted: hidden text.');
  });

  it('leaves what is selected alone where there are no plain words, and says what to do', () => {
    const { view, said, paste } = open();
    expect(paste(fromWord, '')).toBe(true);
    expect(view.state.doc.textContent).toBe(whole);
    expect(said).toEqual([expect.stringMatching(/^Nothing was put into the text: .* Try again/)]);
  });

  it('leaves to the editor what comes from itself, before it can be read and after a paste that could not', () => {
    const { view, said, plain, paste } = open();
    paste(fromWord, 'It left late.');
    paste('<p data-pm-slice="1 1 []">It left late.</p>', 'It left late.');
    expect(plain).toHaveLength(1);
    expect(said).toHaveLength(1);
    // The words are the browser's to read.
    expect(view.state.doc.textContent).toBe('');
  });

  it('refuses what is dropped from elsewhere until it can be read', () => {
    const { view, said } = open();
    const drop = () => view.someProp('handleDrop', (handle) => handle(view, Object.create(null), view.state.doc.slice(0), false)) === true;
    view.someProp('transformPastedHTML', (read) => read(fromWord, view));
    expect([drop(), drop()]).toEqual([true, false]);
    expect(said).toEqual([expect.stringMatching(/^Nothing was put into the text/)]);
  });
});
