import type { Mark } from '@tiptap/pm/model';
import { type Step, Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '../article-state';
import { sha256Hex } from '../hash';
import { isChecked, wordsChanged } from '../tags/annotation';
import { articleSchema } from '../text/article-schema';
import { docOf, TestJournal, testId } from './journal.fixture';

const WORDS = 'Rents rose by 5% in June and “nobody” paid';

/** An article with a claim that is supported, or so it was judged. */
function judged() {
  const journal = new TestJournal(docOf('Rents', `The study: ${WORDS}.`, 'The end.'));
  const id = journal.tag(WORDS);
  journal.send('verdict.given', { annotationId: id, verdict: { value: 'unproven', rationale: 'One study.' }, basedOn: null });
  return { journal, id, now: () => journal.annotation(id) };
}

/** Types over words of the text, and gives the steps that undo it. */
function typeOver(journal: TestJournal, words: string, others: string): Step[] {
  const { from, to } = journal.rangeOf(words);
  const tr = new Transform(journal.state.doc);
  if (others === '') tr.delete(from, to);
  else tr.replaceWith(from, to, articleSchema.text(others));
  const undo = tr.steps.map((step, index) => step.invert(tr.docs[index] ?? journal.state.doc)).reverse();
  journal.edit(tr);
  return undo;
}

const effectsOf = (journal: TestJournal) => journal.entries.at(-1)?.payload;

describe('a verdict on words that change', () => {
  it('holds where they mean the same, and says so in the entry, without judging others than it did', () => {
    const { journal, id, now } = judged();
    typeOver(journal, '5%', '5 per cent');
    const words = WORDS.replace('5%', '5 per cent');
    const held = { words, wordsHash: sha256Hex(words), changes: ['numbers'] };
    expect(effectsOf(journal)).toMatchObject({ effects: { verdicts: [{ annotationId: id, isStale: false, held }] } });
    expect(now()).toMatchObject({ isStale: false, anchor: { state: 'drifted' } });
    expect(now().verdict).toMatchObject({
      words: WORDS,
      wordsHash: sha256Hex(WORDS),
      held: { ...held, seq: journal.state.seq, byId: journal.actorId },
    });
    expect([isChecked(now()), wordsChanged(now())]).toEqual([true, false]);
  });

  it('is stale where they do not, also after a change that it held for', () => {
    const { journal, now } = judged();
    typeOver(journal, '5%', '5 %');
    expect(now().verdict?.held?.changes).toEqual(['spacing']);
    typeOver(journal, '5 %', '6 %');
    expect(now().isStale).toBe(true);
    expect(now().verdict).not.toHaveProperty('held');
    expect([isChecked(now()), wordsChanged(now())]).toEqual([false, true]);
  });

  it('is compared with what was judged: a stale one holds again as soon as the words mean that', () => {
    const { journal, now } = judged();
    typeOver(journal, '5%', '');
    expect(now().isStale).toBe(true);
    typeOver(journal, 'by  in', 'by five per cent in');
    expect(now()).toMatchObject({ isStale: false, verdict: { held: { changes: ['numbers'] } } });
  });

  it('is as it was when the judged words come back', () => {
    const { journal, now } = judged();
    const before = now();
    const undo = typeOver(journal, '“nobody”', '"nobody"');
    expect(now().verdict?.held?.changes).toEqual(['punctuation']);
    journal.edit(undo);
    expect(now()).toEqual(before);
    expect(effectsOf(journal)).toMatchObject({ effects: { verdicts: [{ isStale: false }] } });
  });

  it('says nothing where nothing of it changed', () => {
    const { journal } = judged();
    typeOver(journal, '5%', '5 %');
    typeOver(journal, 'The end.', 'The end');
    expect(effectsOf(journal)).toMatchObject({ effects: { verdicts: [] } });
  });

  it('is not touched by formatting in them, across their edge or on all of them', () => {
    const { journal, now } = judged();
    const before = now();
    const { bold, italic, link } = articleSchema.marks;
    const format = (words: string, mark: Mark | undefined) => {
      if (!mark) throw new Error('no such mark');
      const { from, to } = journal.rangeOf(words);
      journal.edit(new Transform(journal.state.doc).addMark(from, to, mark));
      expect(effectsOf(journal)).toMatchObject({ effects: { verdicts: [] } });
    };
    format('5% in June', bold?.create());
    format('study: Rents', italic?.create());
    format(WORDS, link?.create({ href: 'https://rents.example/june' }));
    expect(now()).toEqual(before);
    expect([isChecked(now()), wordsChanged(now())]).toEqual([true, false]);
    const { from, to } = journal.rangeOf(WORDS);
    journal.edit(new Transform(journal.state.doc).removeMark(from, to));
    expect(now()).toEqual(before);
  });

  it('holds when a suggestion of other punctuation is accepted, and is stale again for other words', () => {
    const { journal, now } = judged();
    const accept = (words: string, replacement: string) => {
      const suggestionId = testId();
      journal.send('suggestion.made', { suggestionId, ranges: [journal.rangeOf(words)], replacement });
      journal.send('suggestion.accepted', { suggestionId });
      return suggestionId;
    };
    const first = accept('“nobody”', '"nobody"');
    expect(now()).toMatchObject({ isStale: false, verdict: { held: { changes: ['punctuation'] } } });
    journal.send('suggestion.reopened', { suggestionId: first }, { may: () => true });
    expect(now().verdict).not.toHaveProperty('held');
    accept('“nobody”', '“somebody”');
    expect(now().isStale).toBe(true);
  });

  it('takes no likeness for granted in a language that it does not know', () => {
    const { journal, now } = judged();
    journal.send('article.details-changed', { language: 'nl' });
    typeOver(journal, '5%', '5 per cent');
    expect(now().isStale).toBe(true);
  });

  it('brings its words along when it is put back, as far as they are there', () => {
    const { journal, id, now } = judged();
    typeOver(journal, '5%', '5 %');
    const held = now().verdict;
    const basedOn = now().basis.verdict?.entryId ?? null;
    const given = journal.send('verdict.given', { annotationId: id, verdict: { value: 'partly', rationale: 'No.' }, basedOn });
    expect(now().verdict).not.toHaveProperty('held');
    journal.send('verdict.given', { annotationId: id, verdict: null, basedOn: given, undoes: given });
    expect(now()).toMatchObject({ isStale: false, verdict: held });
    const again = journal.send('verdict.given', {
      annotationId: id,
      verdict: { value: 'partly', rationale: 'No.' },
      basedOn: now().basis.verdict?.entryId,
    });
    typeOver(journal, '5 %', '7 %');
    journal.send('verdict.given', { annotationId: id, verdict: null, basedOn: again, undoes: again });
    expect(now()).toMatchObject({ isStale: true, verdict: { words: WORDS } });
    expect(now().verdict).not.toHaveProperty('held');
  });

  it('stays held when the new words become those of the tag', () => {
    const { journal, id, now } = judged();
    typeOver(journal, '5%', '5 %');
    journal.send('annotation.span-changed', { annotationId: id, how: 'confirmed' });
    expect(now()).toMatchObject({ isStale: false, anchor: { state: 'exact' }, verdict: { held: { changes: ['spacing'] } } });
  });

  it('goes along when two tags become one', () => {
    const { journal, id } = judged();
    typeOver(journal, '5%', '5 %');
    const other = journal.tag(WORDS.replace('5%', '5 %'));
    journal.send('annotation.merged', { annotationId: id, intoId: other });
    expect(journal.annotation(other)).toMatchObject({ isStale: false, verdict: { words: WORDS, held: { changes: ['spacing'] } } });
  });

  it('is told by replay as it was decided, whatever the rules are then', () => {
    const { journal } = judged();
    typeOver(journal, '5%', '5 %');
    const replayed = journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));
    expect(stateToJson(replayed)).toEqual(stateToJson(journal.state));
  });

  it('is stale by an entry of an older server, which called every change of words one of meaning', () => {
    const { journal, id } = judged();
    const { from, to } = journal.rangeOf('5%');
    const steps = new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text('5 %')).steps.map((step) => step.toJSON());
    const before = journal.state;
    typeOver(journal, '5%', '5 %');
    const [last] = journal.entries.slice(-1);
    if (!last) throw new Error('an edit was made');
    const payload = { steps, effects: { anchors: [], verdicts: [{ annotationId: id, isStale: true }] } };
    const replayed = applyEntry(before, { ...last, payload }).annotations.get(id);
    expect(replayed?.isStale).toBe(true);
    expect(replayed?.verdict).not.toHaveProperty('held');
  });
});
