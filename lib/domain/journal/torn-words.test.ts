import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { readWords } from '../anchors/anchor-words';
import { sayChange } from '../checks/what-changed';
import { wordsChanged } from '../tags/annotation';
import { articleSchema } from '../text/article-schema';
import { docOf, TestJournal } from './journal.fixture';

/** An article of one paragraph, with a claim on some of its words that is judged. */
function judged(paragraph: string, words: string) {
  const journal = new TestJournal(docOf('Harbour', paragraph, 'The end.'));
  const id = journal.tag(words);
  const judge = (basedOn: string | null) =>
    journal.send('verdict.given', { annotationId: id, verdict: { value: 'unproven', rationale: 'One study.' }, basedOn });
  judge(null);
  const now = () => journal.annotation(id);
  const type = (place: number, text: string) => journal.edit(new Transform(journal.state.doc).insert(place, articleSchema.text(text)));
  const takeOut = (from: number, to: number) => journal.edit(new Transform(journal.state.doc).delete(from, to));
  return { journal, id, judge, now, type, takeOut, shown: () => readWords(journal.state.doc, now().anchor) };
}

const endOf = ({ now }: ReturnType<typeof judged>) => now().anchor.ranges[0]?.to ?? 0;
const startOf = ({ now }: ReturnType<typeof judged>) => now().anchor.ranges[0]?.from ?? 0;

describe('a verdict on words whose first or last is made another one from outside', () => {
  it.each([
    ['a figure behind a number', 'The ferry carried 200 people.', 'carried 200', '0', 'carried 2000'],
    ['thousands behind a number', 'It came within 19 metres.', 'within 19', ',000', 'within 19,000'],
    ['letters behind a word', 'It came within 12 per cent.', 'within 12 per cent', 'imetres', 'within 12 per centimetres'],
  ])('is stale with %s, and as it was without', (_, paragraph, words, typed, read) => {
    const claim = judged(paragraph, words);
    const was = claim.now();
    claim.type(endOf(claim), typed);
    expect(claim.now()).toMatchObject({ isStale: true, anchor: { state: 'exact' }, verdict: { words } });
    expect([wordsChanged(claim.now()), sayChange(claim.now()), claim.shown()]).toEqual([true, 'Text changed', read]);
    claim.takeOut(endOf(claim), endOf(claim) + typed.length);
    expect([claim.now(), claim.shown()]).toEqual([was, words]);
  });

  it.each([
    ['letters before a word', 'Most are able to swim.', 'able to swim', 'un', 'unable to swim'],
    ['a figure before a number', 'There are 19 of them.', '19 of them', '1', '119 of them'],
    ['a number and its sign', 'There are 19 of them.', '19 of them', '1.', '1.19 of them'],
    ['the first word of the text', 'Able swimmers came.', 'Able swimmers', 'Un', 'UnAble swimmers'],
  ])('is stale with %s, and as it was without', (_, paragraph, words, typed, read) => {
    const claim = judged(paragraph, words);
    const was = claim.now();
    claim.type(startOf(claim), typed);
    expect([claim.now().isStale, claim.shown()]).toEqual([true, read]);
    claim.takeOut(startOf(claim) - typed.length, startOf(claim));
    expect([claim.now(), claim.shown()]).toEqual([was, words]);
  });

  it.each([
    ['words beside it', 'Rent rose by 12 per cent in May.', 'rose by 12', ' or 13', 'also '],
    ['signs beside it', 'Rent rose by 12 in May.', 'rose by 12', ',', '“'],
    ['letters where words have no spaces', '水位は三米上がった。', '三米', '半', '約'],
  ])('holds with %s', (_, paragraph, words, after, first) => {
    const claim = judged(paragraph, words);
    const was = claim.now().isStale;
    claim.type(endOf(claim), after);
    claim.type(startOf(claim), first);
    expect([was, claim.now().isStale, claim.shown()]).toEqual([false, false, words]);
  });

  it('holds on a part of a word, whatever becomes of the rest', () => {
    const claim = judged('The crosswords are hard.', 'cross');
    claim.type(endOf(claim), 'bow ');
    claim.type(endOf(claim), 's');
    expect([claim.now().isStale, claim.shown()]).toEqual([false, 'cross']);
  });

  it('is stale while a sentence is typed in front of it that has no space yet, and holds once it has', () => {
    const claim = judged('The ferry sank.', 'The ferry sank');
    const seen = ['N', 'o', '.', ' '].map((letter) => {
      claim.type(startOf(claim), letter);
      return claim.now().isStale;
    });
    expect(seen).toEqual([true, true, false, false]);
  });

  it('is stale at last where the sign came first and then the figure', () => {
    const claim = judged('It rose by 2 in May.', 'rose by 2');
    claim.type(endOf(claim), '.');
    expect(claim.now().isStale).toBe(false);
    claim.type(endOf(claim) + 1, '5');
    expect([claim.now().isStale, claim.shown()]).toEqual([true, 'rose by 2.5']);
  });

  it.each([
    ['behind it', 'The ferry carried 200 people.', 'carried 200', '0', '', 'carried 2000'],
    ['before it', 'Most are able to swim.', 'able to swim', '', 'un', 'unable to swim'],
    ['on both sides', 'There are 19 of them.', '19 of', 'fal', '1', '119 offal'],
  ])('is on the words as they are read once it is given anew, with what came %s', (_, paragraph, words, after, before, read) => {
    const claim = judged(paragraph, words);
    if (after) claim.type(endOf(claim), after);
    if (before) claim.type(startOf(claim), before);
    claim.judge(claim.now().basis.verdict?.entryId ?? null);
    expect(claim.now()).toMatchObject({ isStale: false, verdict: { words: read }, anchor: { state: 'exact', ranges: [{ exact: read }] } });
    claim.type(endOf(claim), ' odd');
    expect(claim.now().isStale).toBe(false);
    claim.takeOut(endOf(claim), endOf(claim) + 4);
    claim.type(endOf(claim), 's');
    expect([claim.now().isStale, claim.shown()]).toEqual([true, `${read}s`]);
  });

  it('is on the whole word that was typed over its last one', () => {
    const claim = judged('It cost 4.2 million in May.', 'cost 4.2 million');
    const { from, to } = claim.journal.rangeOf('million');
    claim.journal.edit(new Transform(claim.journal.state.doc).replaceWith(from, to, articleSchema.text('b')));
    claim.type(from + 1, 'illion');
    expect([claim.now().isStale, claim.shown()]).toEqual([true, 'cost 4.2 billion']);
    claim.judge(claim.now().basis.verdict?.entryId ?? null);
    expect(claim.now()).toMatchObject({ isStale: false, verdict: { words: 'cost 4.2 billion' }, anchor: { ranges: [{ to: from + 7 }] } });
  });

  it('is stale again once a verdict that was given anew is taken back, until the figure goes', () => {
    const claim = judged('The ferry carried 200 people.', 'carried 200');
    const figure = endOf(claim);
    claim.type(figure, '0');
    const undoes = claim.judge(claim.now().basis.verdict?.entryId ?? null);
    claim.journal.send('verdict.given', { annotationId: claim.id, verdict: null, basedOn: undoes, undoes });
    expect([claim.now().isStale, claim.shown()]).toEqual([true, 'carried 2000']);
    claim.takeOut(figure, figure + 1);
    expect([claim.now().isStale, claim.shown()]).toEqual([false, 'carried 200']);
  });

  it('is stale where it was given by who had not seen the figure, and not by who had', () => {
    const claim = judged('The ferry carried 200 people.', 'carried 200');
    claim.type(endOf(claim), '0');
    const give = (seenWords: string) => {
      const basedOn = claim.now().basis.verdict?.entryId ?? null;
      claim.journal.send('verdict.given', { annotationId: claim.id, verdict: { value: 'unproven', rationale: 'So.' }, basedOn, seenWords });
    };
    give('carried 200');
    expect(claim.now()).toMatchObject({ isStale: true, verdict: { words: 'carried 200', rationale: 'So.' } });
    give('carried 2000');
    expect(claim.now().isStale).toBe(false);
  });

  it('is stale after a merge, too, and after a statement that came and went', () => {
    const claim = judged('The ferry carried 200 people.', 'carried 200');
    const twin = claim.journal.tag('carried 200');
    claim.type(endOf(claim), '0');
    claim.journal.send('annotation.merged', { annotationId: twin, intoId: claim.id });
    expect(claim.now().isStale).toBe(true);

    const stated = judged('The ferry carried 200 people.', 'carried 200');
    const state = (statement: string | null) =>
      stated.journal.send('annotation.stated', {
        annotationId: stated.id,
        statement,
        basedOn: stated.now().stated?.basis.entryId ?? null,
      });
    state('It carried 300.');
    stated.type(endOf(stated), '0');
    state(null);
    expect(stated.now().isStale).toBe(true);
  });

  it.each([
    ['that was there before', true],
    ['that came meanwhile', false],
  ])('is stale again once another place of the tag is taken back, by a figure %s', (_, isFirst) => {
    const claim = judged('The ferry carried 200 people.', 'carried 200');
    const before = claim.now().anchor.ranges;
    if (isFirst) claim.type(endOf(claim), '0');
    const place = (ranges: unknown, undoes: string | null = null) =>
      claim.journal.send('annotation.span-changed', { annotationId: claim.id, how: 'span', ranges, undoes });
    const moved = place([claim.journal.rangeOf('The ferry carried')]);
    if (!isFirst) claim.type(claim.journal.rangeOf('carried 200').to, '0');
    place(before, moved);
    expect([claim.now().isStale, claim.shown()]).toEqual([true, 'carried 2000']);
    claim.takeOut(endOf(claim), endOf(claim) + 1);
    expect([claim.now().isStale, claim.shown()]).toEqual([false, 'carried 200']);
  });

  it('is stale where its end is moved back by hand, and where words beside it come and go', () => {
    const claim = judged('The ferry carried 200 people.', 'carried 200');
    const place = (...words: string[]) =>
      claim.journal.send('annotation.span-changed', {
        annotationId: claim.id,
        how: 'span',
        ranges: words.map((one) => claim.journal.rangeOf(one)),
      });
    claim.type(endOf(claim), '0');
    place('carried 2000');
    place('carried 200');
    expect([claim.now().isStale, claim.shown()]).toEqual([true, 'carried 2000']);
    place('carried 200', 'The end');
    place('carried 200');
    claim.type(endOf(claim) + 1, ' odd');
    expect([claim.now().isStale, claim.shown()]).toEqual([true, 'carried 2000']);
    claim.takeOut(endOf(claim), endOf(claim) + 1);
    expect([claim.now().isStale, claim.shown()]).toEqual([false, 'carried 200']);
  });

  it('is stale once it is confirmed at another place, where it was torn', () => {
    const words = 'carried people to the island in 19';
    const claim = judged(`The ferry ${words}.`, words);
    const { from, to } = claim.journal.rangeOf(words);
    const slice = claim.journal.state.doc.slice(from, to);
    const cut = new Transform(claim.journal.state.doc).delete(from, to);
    const end = cut.doc.content.size - 1;
    claim.journal.edit(cut.insert(end, articleSchema.text(' ')).replace(end + 1, end + 1, slice));
    expect(claim.now().anchor.state).toBe('moved');
    claim.type(endOf(claim), '7');
    claim.journal.send('annotation.span-changed', { annotationId: claim.id, how: 'confirmed' });
    expect([claim.now().anchor.state, claim.now().isStale, claim.shown()]).toEqual(['exact', true, `${words}7`]);
  });

  it('holds on a part of a word whose end was moved and taken back', () => {
    const claim = judged('The crosswords are hard.', 'cross');
    const before = claim.now().anchor.ranges;
    const place = (ranges: unknown, undoes: string | null = null) =>
      claim.journal.send('annotation.span-changed', { annotationId: claim.id, how: 'span', ranges, undoes });
    place(before, place([claim.journal.rangeOf('crosswords')]));
    expect([claim.now().isStale, claim.shown()]).toEqual([false, 'cross']);
  });

  it('keeps by whom its words were found to mean the same, while somebody types before them', () => {
    const claim = judged('Rents rose by 5% and “nobody” paid.', 'rose by 5% and “nobody” paid');
    const at = claim.journal.rangeOf('“nobody”');
    claim.journal.edit(new Transform(claim.journal.state.doc).replaceWith(at.from, at.to, articleSchema.text('"nobody"')));
    const { held } = claim.now().verdict ?? {};
    expect([claim.now().isStale, held?.changes]).toEqual([false, ['punctuation']]);
    claim.type(startOf(claim), 's');
    expect(claim.now()).toMatchObject({ isStale: true, verdict: { held } });
    claim.takeOut(startOf(claim) - 1, startOf(claim));
    expect(claim.now()).toMatchObject({ isStale: false, verdict: { held } });
  });

  it('is as it was on the server from before: what an entry decided is in it', () => {
    const claim = judged('The ferry carried 200 people.', 'carried 200');
    claim.type(endOf(claim), '0');
    expect(claim.journal.entries.at(-1)?.payload).toMatchObject({
      effects: { anchors: [], verdicts: [{ annotationId: claim.id, isStale: true }] },
    });
  });
});
