import { beforeEach, describe, expect, it } from 'vitest';
import { quoteRange } from '@/lib/domain/anchors/anchor';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { openSuggestions } from '@/lib/domain/talk/suggestion';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';
import { isSuggestedAlready, suggestWords, wordsToSuggestOn } from './suggest-words';

let server: TestServer;
let tab: TestTab;
let claimId: string;

beforeEach(async () => {
  server = new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.', 'It ran.'));
  tab = new TestTab(server);
  claimId = tab.tag('The last bus left at 12.35');
  await tab.sync();
});

function claim(): Annotation {
  const found = tab.session.annotations.get(claimId);
  if (!found) throw new Error('no claim');
  return found;
}

function placeOfClaim() {
  const place = wordsToSuggestOn(tab.session, claim());
  if (!place) throw new Error('nothing to suggest on');
  return place;
}

/** Suggests other words for the claim as its card does. */
function suggest(replacement: string): void {
  suggestWords(tab.session, tab.history, placeOfClaim(), replacement);
}

describe('suggestWords', () => {
  it('proposes other words for a claim, which an acceptance puts there and the claim keeps', async () => {
    suggest('The last bus left at 12.40');
    await tab.sync();
    const [made] = openSuggestions(tab.session.suggestions);
    expect(made).toMatchObject({ words: 'The last bus left at 12.35', replacement: 'The last bus left at 12.40', byId: tab.personId });
    const editor = new TestTab(server);
    editor.history.act('suggestion.accepted', { suggestionId: made?.id });
    await editor.sync();
    await tab.read();
    expect(tab.doc.textContent).toContain('The last bus left at 12.40, and');
    expect(wordsToSuggestOn(tab.session, claim())?.words).toBe('The last bus left at 12.40');
    expectEqual(server, tab, editor);
  });

  it('is one step of undo', async () => {
    suggest('The last bus left at 12.40');
    tab.history.undo();
    await tab.sync();
    expect(openSuggestions(tab.session.suggestions)).toEqual([]);
  });

  it('refuses the words that stand there', () => {
    expect(() => suggest('The last bus left at 12.35')).toThrow('These are the words that stand there.');
    expect(tab.session.items).toEqual([]);
  });
});

describe('wordsToSuggestOn', () => {
  it('is where the words of a claim stand as this tab has them, typed on a moment ago', () => {
    tab.typeBefore('last bus', 'very ');
    expect(wordsToSuggestOn(tab.session, claim())?.words).toBe('The very last bus left at 12.35');
  });

  it('is nothing where a claim stands in two places, goes on in another paragraph, or is gone', async () => {
    const span = (...words: string[]) =>
      tab.history.act('annotation.span-changed', {
        annotationId: claimId,
        how: 'span',
        ranges: words.map((one) => quoteRange(tab.doc, tab.find(one).from, tab.find(one).to)),
      });
    span('The last bus', 'the next one');
    await tab.sync();
    expect(wordsToSuggestOn(tab.session, claim())).toBeNull();
    tab.history.act('annotation.span-changed', {
      annotationId: claimId,
      how: 'span',
      ranges: [quoteRange(tab.doc, tab.find('5.10').from, tab.find('It ran').to)],
    });
    await tab.sync();
    expect(wordsToSuggestOn(tab.session, claim())).toBeNull();
    span('It ran');
    await tab.sync();
    expect(wordsToSuggestOn(tab.session, claim())?.words).toBe('It ran');
    tab.delete('It ran');
    await tab.sync();
    expect(wordsToSuggestOn(tab.session, claim())).toBeNull();
  });
});

describe('isSuggestedAlready', () => {
  it('is true while somebody proposes the same words and nobody has answered', async () => {
    const isSuggested = (words: string) => isSuggestedAlready(tab.session, placeOfClaim(), words);
    suggest('The last bus left at 12.40');
    expect([isSuggested('The last bus left at 12.40'), isSuggested('The last bus left at 12.45')]).toEqual([true, false]);
    await tab.sync();
    const [made] = openSuggestions(tab.session.suggestions);
    tab.history.act('suggestion.rejected', { suggestionId: made?.id });
    await tab.sync();
    expect(isSuggested('The last bus left at 12.40')).toBe(false);
  });

  it('is of this place alone: the same words elsewhere are proposed by themselves', async () => {
    server = new TestServer(docOf('A name', 'Meyer said so.', 'So did Meyer.'));
    tab = new TestTab(server);
    const [first, second] = [tab.find('Meyer said'), tab.find('Meyer.')];
    suggestWords(tab.session, tab.history, { from: first.from, to: first.from + 5 }, 'Maier');
    const isSuggested = ({ from }: { from: number }) => isSuggestedAlready(tab.session, { from, to: from + 5, words: 'Meyer' }, 'Maier');
    expect([isSuggested(first), isSuggested(second)]).toEqual([true, false]);
    await tab.sync();
    tab.typeBefore('A name', 'What is ');
    const moved = 'What is '.length;
    expect([isSuggested({ from: first.from + moved }), isSuggested({ from: second.from + moved })]).toEqual([true, false]);
  });
});
