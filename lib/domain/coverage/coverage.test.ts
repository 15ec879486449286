import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { quoteRange } from '../anchors/anchor';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { articleSchema as schema } from '../text/article-schema';
import { wordsBetween } from '../text/article-text';
import { coverageOf, nextUnseen, seenIn, seenSpan, sentencesBetween } from './coverage';
import { taggedChanges } from './coverage.cases';

const paragraph = (text: string) => schema.node('paragraph', null, [schema.text(text)]);
const item = (text: string) => schema.node('listItem', null, [paragraph(text)]);
const doc = schema.node('doc', null, [
  schema.node('title', null, [schema.text('Night buses')]),
  paragraph('One went. Two stayed. Three came back.'),
  schema.node('bulletList', null, [item('Four slept. Five did not.'), item('Six.')]),
]);

/** The place of words that stand once in a text block. */
function placeOf(words: string) {
  let place = { from: 0, to: 0 };
  doc.descendants((node, pos) => {
    const at = node.isTextblock ? node.textContent.indexOf(words) : -1;
    if (at >= 0) place = { from: pos + 1 + at, to: pos + 1 + at + words.length };
    return !node.isTextblock;
  });
  return place;
}

describe('coverageOf', () => {
  it('counts the headline and every sentence, and those with some words in a tag as seen', () => {
    expect(coverageOf(doc, [], 'en')).toEqual({ sentences: 7, seen: 0 });
    const spans = [placeOf('Five did'), placeOf('stayed'), placeOf('Two')];
    expect(coverageOf(doc, spans, 'en')).toEqual({ sentences: 7, seen: 2 });
  });

  it('sees all sentences that one tag runs through', () => {
    expect(coverageOf(doc, [{ from: placeOf('stayed').from, to: placeOf('Four').to }], 'en').seen).toBe(3);
  });

  it('does not see a sentence of which a tag beside it holds a mark alone', () => {
    const quoted = schema.node('doc', null, [schema.node('title'), paragraph('市长同意。“会查。”')]);
    const [first, second] = [3, 3 + '市长同意。'.length];
    expect(coverageOf(quoted, [{ from: first, to: second + 1 }], 'zh')).toEqual({ sentences: 2, seen: 1 });
    expect(coverageOf(quoted, [{ from: first, to: second + 2 }], 'zh').seen).toBe(2);
    // As they were marked when the opening mark was still taken for the end of the first.
    const [old, rest] = [
      { from: first, to: second + 1, isClear: true },
      { from: second + 1, to: second + 5, isClear: true },
    ];
    expect(coverageOf(quoted, [old], 'zh').seen).toBe(1);
    expect(coverageOf(quoted, [rest], 'zh').seen).toBe(0);
    expect(coverageOf(quoted, [old, rest], 'zh').seen).toBe(2);
  });

  it('takes an empty place for nothing', () => {
    const { from } = placeOf('stayed');
    expect(coverageOf(doc, [{ from, to: from }], 'en').seen).toBe(0);
  });
});

describe('seenSpan', () => {
  it('takes a clear sentence as seen only while its words are those that were called clear, and whole', () => {
    const seen = (words: string, state: 'exact' | 'drifted') => {
      const { from, to } = placeOf(words);
      const span = seenSpan(quoteRange(doc, from, to), 'clear', state);
      return coverageOf(doc, span ? [span] : [], 'en').seen;
    };
    expect(seen('Two stayed.', 'exact')).toBe(1);
    expect(seen('Two stayed. Three came back.', 'exact')).toBe(2);
    expect(seen('Two stayed.', 'drifted')).toBe(0);
    // Something was written before it since.
    expect(seen('stayed.', 'exact')).toBe(0);
  });
});

/** The places of an article that somebody has looked at, and the sentences that nobody has seen. */
function unseenOf({ state }: TestJournal): string[] {
  const tags = [...state.annotations.values()].filter((one) => !one.isRemoved);
  const spans = tags.flatMap(({ anchor, kind }) => anchor.ranges.flatMap((range) => seenSpan(range, kind, anchor.state) ?? []));
  const isSeen = seenIn(spans, 'en');
  const unseen = sentencesBetween(state.doc, 0, state.doc.content.size, 'en').filter((sentence) => !isSeen(sentence));
  expect(coverageOf(state.doc, spans, 'en').seen).toBe(coverageOf(state.doc, spans, 'en').sentences - unseen.length);
  return unseen.map(({ from, to }) => wordsBetween(state.doc, from, to));
}

/** Writes `is` over `was`, as far as they differ. */
function write(journal: TestJournal, was: string, is: string): void {
  const { from } = journal.rangeOf(was);
  let [lead, tail] = [0, 0];
  while (lead < Math.min(was.length, is.length) && was[lead] === is[lead]) lead++;
  while (tail < Math.min(was.length, is.length) - lead && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  const put = is.slice(lead, is.length - tail);
  journal.edit(new Transform(journal.state.doc).replaceWith(from + lead, from + was.length - tail, put === '' ? [] : [schema.text(put)]));
}

/** An article whose sentences are all seen: the headline and whatever has no tag are clear. */
function allSeen(text: string, tags: readonly (readonly [words: string, kind: string])[]): TestJournal {
  const journal = new TestJournal(docOf('Night buses', 'It was noon.', text, 'It rained.'));
  for (const [words, kind] of tags) journal.tag(words, kind);
  for (const words of unseenOf(journal)) journal.tag(words, 'clear');
  return journal;
}

describe('seenIn', () => {
  it.each(taggedChanges)('of a sentence with a tag, after $name', ({ text, tags, changes, unseen }) => {
    const journal = allSeen(text, tags);
    expect(unseenOf(journal)).toEqual([]);
    for (const [was, is] of changes) write(journal, was, is);
    expect(unseenOf(journal)).toEqual(unseen);
  });

  const text = 'On Monday 300 people came, a lazy cut of a budget, she said.';
  const changed = 'On Monday 900 people came, a lazy cut of a budget, she said.';
  const begin = () => {
    const journal = allSeen(text, [['a lazy cut', 'opinion']]);
    write(journal, '300', '900');
    expect(unseenOf(journal)).toEqual([changed]);
    return journal;
  };

  it('has it seen again where somebody tags what is new, and unseen when that changes too', () => {
    const journal = begin();
    journal.tag('900 people', 'claim');
    expect(unseenOf(journal)).toEqual([]);
    write(journal, 'Monday', 'Tuesday');
    expect(unseenOf(journal)).toEqual([changed.replace('Monday', 'Tuesday')]);
  });

  it('has it seen again where somebody tags what stands where words are gone, at the beginning of a paragraph too', () => {
    const journal = allSeen(text, [['a lazy cut', 'opinion']]);
    write(journal, 'On Monday', 'On');
    journal.tag('300 people', 'claim');
    expect(unseenOf(journal)).toEqual([]);
    write(journal, 'On 300', '300');
    expect(unseenOf(journal)).toHaveLength(1);
    journal.tag('people came', 'claim');
    expect(unseenOf(journal)).toEqual([]);
  });

  it('has it unseen where somebody tags other words of it that were there before', () => {
    const journal = allSeen(text, [
      ['a lazy cut', 'opinion'],
      ['she said', 'claim'],
    ]);
    write(journal, '300', '900');
    expect(unseenOf(journal)).toEqual([changed]);
  });

  it('has it seen again where somebody marks it clear, tag or no tag, until its words change', () => {
    const journal = begin();
    journal.tag(changed, 'clear');
    expect(unseenOf(journal)).toEqual([]);
    write(journal, 'lazy', 'brave');
    expect(unseenOf(journal)).toEqual([changed.replace('lazy', 'brave')]);
  });

  it('has it seen again where somebody confirms the words of the tag, or places it anew', () => {
    const journal = allSeen(text, [['a lazy cut', 'opinion']]);
    const id = [...journal.state.annotations.values()].find(({ kind }) => kind === 'opinion')?.id;
    write(journal, 'lazy', 'brave');
    write(journal, '300', '900');
    expect(unseenOf(journal)).toHaveLength(1);
    journal.send('annotation.span-changed', { annotationId: id, how: 'confirmed' });
    expect(unseenOf(journal)).toEqual([]);
  });

  it('leaves a sentence seen where only spaces came beside its tag, wherever what the tag remembers is cut off', () => {
    const words = 'It fell by 12.5 from 1,200 at 18:30 on -5.25 don’t 2.75 x 3.5, 7.125 a 4.5 b 9,000 c 6.25 d'.split(' ');
    const said = words.join(' ');
    for (const [index, word] of words.entries()) {
      const journal = new TestJournal(docOf('', said));
      const from = 3 + words.slice(0, index).join(' ').length + (index > 0 ? 1 : 0);
      const ranges = [{ from, to: from + word.length, exact: word }];
      journal.send('annotation.created', { annotationId: testId(), kind: 'opinion', ranges });
      const spaced = new Transform(journal.state.doc).insert(from + word.length, schema.text(' ')).insert(from, schema.text(' '));
      journal.edit(spaced);
      expect(unseenOf(journal), word).toEqual([]);
    }
  });

  it('has nothing to say against a tag that was made without its surroundings', () => {
    const { from, to } = placeOf('stayed');
    const span = seenSpan({ from, to, exact: 'stayed', prefix: '', suffix: '' }, 'opinion', 'exact');
    expect(coverageOf(doc, span ? [span] : [], 'en').seen).toBe(1);
  });
});

describe('nextUnseen', () => {
  const wordsOf = (spans: readonly { from: number; to: number }[], pos: number) => {
    const found = nextUnseen(doc, () => spans, pos, 'en');
    return found && wordsBetween(doc, found.from, found.to);
  };

  it('goes on from a position, over what is seen, and begins again at the top', () => {
    expect(wordsOf([], 0)).toBe('Night buses');
    expect(wordsOf([placeOf('Two stayed.')], placeOf('Two').from)).toBe('Three came back.');
    expect(wordsOf([placeOf('Night'), placeOf('Six.')], placeOf('Six').from)).toBe('One went.');
  });

  it('is null where all are seen', () => {
    expect(wordsOf([{ from: 0, to: doc.content.size }], 0)).toBeNull();
  });
});
