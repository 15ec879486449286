import { describe, expect, it } from 'vitest';
import { SourceInput } from '@/lib/domain/sources/source-input';
import { findWanted, foundSources, lackOf, NEW, newSource, offerSources, placeOf, takenOnAnswer } from './source-choice';

const minutes = { id: 'a', title: 'Harbour minutes', url: 'https://www.harbour.example/m' };
const book = { id: 'b', title: 'Harbour book', url: null };
const keysOf = ({ options }: ReturnType<typeof offerSources>) => options.map(({ key }) => key);

describe('foundSources', () => {
  const lodz = { id: 'c', title: 'Łódź harbour minutes', url: null };
  const idsOf = (...given: Parameters<typeof foundSources>) => foundSources(...given).map(({ id }) => id);

  it('has those of the article first, each once', () => {
    expect(idsOf([book], { sources: [minutes, book], isOld: false }, 'harbour')).toEqual(['b', 'a']);
  });

  it('has the whole title before the beginning of one, of a word, and all else, whosever they are', () => {
    const [whole, begins, word, within] = ['ŁÓDŹ', 'Lodz yearbook', 'The (Łódź) log', 'Misplodzing'].map((title) => ({
      id: title,
      title,
      url: null,
    }));
    if (!whole || !begins || !word || !within) throw new Error('four are named');
    const found = ['ŁÓDŹ', 'Lodz yearbook', 'The (Łódź) log', 'Misplodzing'];
    expect(idsOf([within, word], { sources: [whole, begins], isOld: false }, 'lodz')).toEqual(found);
    expect(idsOf([word, whole], { sources: [within, begins], isOld: true }, 'Łódź')).toEqual(found);
    expect(idsOf([book, { ...minutes, title: 'Board' }], { sources: [], isOld: false }, 'https://www.harbour.example/m')).toEqual(['a']);
    expect(idsOf([within, whole], { sources: [], isOld: false }, '')).toEqual([within.id, whole.id]);
  });

  it('keeps one of the article that the server finds by other letters, or in spite of a slip', () => {
    expect(idsOf([lodz], { sources: [lodz], isOld: false }, 'lodz')).toEqual(['c']);
    expect(idsOf([minutes, book], { sources: [minutes], isOld: false }, 'harbuor minutes')).toEqual(['a']);
  });

  it('finds one of the article without the server', () => {
    expect(idsOf([lodz, book], { sources: [], isOld: true }, 'lodz')).toEqual(['c']);
  });

  it('leaves out what does not fit while the answer is the one to other words', () => {
    expect(idsOf([book], { sources: [minutes, lodz, book], isOld: true }, 'lodz')).toEqual(['c']);
  });
});

describe('offerSources', () => {
  it('offers what is there, then a new one', () => {
    const offered = offerSources([minutes, book], 'Harbour');
    expect(keysOf(offered)).toEqual(['a', 'b', NEW]);
    expect(offered.options.map(({ hint }) => hint)).toEqual(['harbour.example/m', '', 'Paste a link instead if it has one']);
    expect(offered.known).toBeUndefined();
    expect(keysOf(offerSources([minutes], ''))).toEqual(['a']);
  });

  it.each(['Harbour minutes', 'https://www.harbour.example/m'])('knows %s, and offers no second one', (wanted) => {
    const offered = offerSources([book, minutes], wanted);
    expect(keysOf(offered)).toEqual(['b', 'a']);
    expect(offered.known?.choice).toEqual({ id: 'a', title: 'Harbour minutes' });
  });
});

describe('findWanted', () => {
  it.each([
    { title: 'Harbour minutes', wanted: 'MIN', parts: ['Harbour ', 'min', 'utes'] },
    // In lower case it is a letter longer.
    { title: 'İzmir harbour', wanted: 'harbour', parts: ['İzmir ', 'harbour', ''] },
    { title: 'Is it (C)? Yes.', wanted: '(c)?', parts: ['Is it ', '(C)?', ' Yes.'] },
    { title: 'a\\b [1]', wanted: '\\b [', parts: ['a', '\\b [', '1]'] },
    { title: 'ΟΔΟΣ', wanted: 'οδος', parts: ['', 'ΟΔΟΣ', ''] },
    { title: 'Protokoll Łódź 2', wanted: 'lodz', parts: ['Protokoll ', 'Łódź', ' 2'] },
    { title: 'Die Straße', wanted: 'stras', parts: ['Die ', 'Straß', 'e'] },
    { title: 'Jose\u0301 says', wanted: 'jose', parts: ['', 'Jose\u0301', ' says'] },
    { title: 'Muñoz', wanted: 'MUÑO', parts: ['', 'Muño', 'z'] },
    { title: 'مُحَمَّد', wanted: 'محم', parts: ['', 'مُحَمَّ', 'د'] },
  ])('finds $wanted in $title', ({ title, wanted, parts }) => {
    expect(Object.values(findWanted(title, wanted) ?? {})).toEqual(parts);
  });

  it('finds nothing where it is not, or nothing is wanted', () => {
    expect(findWanted('Harbour minutes', 'book')).toBeNull();
    expect(findWanted('Harbour minutes', '')).toBeNull();
  });
});

describe('placeOf', () => {
  it('stays on the row that was chosen when others come before it', () => {
    expect(placeOf(NEW, offerSources([], 'Harbour'), false)).toBe(0);
    expect(placeOf(NEW, offerSources([minutes, book], 'Harbour'), false)).toBe(2);
    expect(placeOf('b', offerSources([minutes, book], 'Harbour'), false)).toBe(1);
  });

  it('begins at the first row, and takes no other for one that is gone', () => {
    expect(placeOf(null, offerSources([minutes], 'Harbour'), false)).toBe(0);
    expect(placeOf('b', offerSources([minutes], 'Harbour'), false)).toBe(-1);
  });

  it('is at no new source while the answer is on its way, unless the person went there', () => {
    expect(placeOf(null, offerSources([], 'Harbour'), true)).toBe(-1);
    expect(placeOf(NEW, offerSources([], 'Harbour'), true)).toBe(0);
    expect(placeOf(null, offerSources([minutes], 'Harbour'), true)).toBe(0);
    expect(placeOf(null, offerSources([], 'Harbour'), false)).toBe(0);
  });

  it('goes from the new one to the source that turns out to be there', () => {
    expect(placeOf(NEW, offerSources([book, minutes], 'Harbour minutes'), false)).toBe(1);
  });
});

describe('takenOnAnswer', () => {
  it('makes a new source only where none is like it', () => {
    expect(takenOnAnswer(offerSources([], 'Harbour'))?.key).toBe(NEW);
    expect(takenOnAnswer(offerSources([book, minutes], 'Harbour minutes'))?.key).toBe('a');
    expect(takenOnAnswer(offerSources([book, minutes], 'Harbour'))).toBeUndefined();
  });
});

describe('lackOf', () => {
  it('says what the server would refuse', () => {
    const typed = ['a'.repeat(500), 'a'.repeat(501), `https://x.example/${'a'.repeat(4078)}`, `https://x.example/${'a'.repeat(4079)}`];
    const isTaken = typed.map(newSource).map((choice) => {
      if (!('newTitle' in choice)) throw new Error('no new source');
      return SourceInput.safeParse({ title: choice.newTitle, url: choice.newUrl }).success;
    });
    expect(isTaken).toEqual([true, false, true, false]);
    expect(typed.map((words) => lackOf(newSource(words)))).toEqual([
      undefined,
      'A title has at most 500 characters. What the source says belongs to the quoted words.',
      undefined,
      'A link has at most 4,096 characters.',
    ]);
    expect(lackOf(null)).toMatch(/^Choose a source/);
  });
});
