import { describe, expect, it } from 'vitest';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { people, sampleInput } from '../export/sample.fixture';
import { articleSchema } from '../text/article-schema';
import { expectAllMatch, filesOf, resealed, sentenceOn, zipOf } from './dossier.fixture';

const WORDS = 'two ships left';
const text = (name: string, words: string) => articleSchema.node(name, null, articleSchema.text(words));

/** An article with a claim, judged on a statement that came to say something else, with all that undo and a colleague could bring back. */
function restated() {
  const journal = new JournalWriter(testId(0, 9), people.mara);
  journal.importDoc(articleSchema.node('doc', null, [text('title', 'A short piece'), text('paragraph', `In May ${WORDS}.`)]));
  const annotationId = journal.tag('claim', WORDS);
  const now = () => journal.state.annotations.get(annotationId);
  const verdict = { value: 'unproven', rationale: 'Nobody knows.' };
  const judge = (over: object = {}) =>
    journal.append('verdict.given', { annotationId, basedOn: now()?.basis.verdict?.entryId ?? null, verdict, ...over });
  const state = (statement: string) =>
    journal.append('annotation.stated', { annotationId, basedOn: now()?.stated?.basis.entryId ?? null, statement });
  const kind = (to: string, undoes: string | null = null) =>
    journal.append('annotation.kind-changed', { annotationId, kind: to, basedOn: now()?.basis.kind.entryId ?? null, undoes }).id;
  judge();
  state('Two ships left in May.');
  kind('claim', kind('opinion'));
  judge();
  judge({ basedOn: null, verdict: { value: 'partly', rationale: 'One did.' } });
  state('Three ships left in May.');
  return { journal, now, judge, state };
}

const filesOfJournal = async (journal: JournalWriter) => filesOf(await zipOf(sampleInput(journal)));
describe('a dossier with a claim that was said to be another after its verdict', () => {
  it('is fine, and while the statement goes back and somebody judges it again', async () => {
    const { journal, now, judge, state } = restated();
    expect(now()).toMatchObject({ isStale: true, verdict: { restatedFrom: 'Two ships left in May.' } });
    await expectAllMatch(journal);
    state('Two ships left in May.');
    expect(now()).toMatchObject({ isStale: false });
    await expectAllMatch(journal);
    state('Nobody left.');
    judge();
    await expectAllMatch(journal);
  });

  it('is fine where verdicts came that were given on what was checked before, one of them beside another', async () => {
    const { journal, now, judge, state } = restated();
    const statedEntryId = now()?.stated?.basis.entryId;
    state('Nobody left.');
    judge({ statedEntryId });
    judge({ statedEntryId, basedOn: null });
    const before = { restatedFrom: 'Three ships left in May.' };
    expect(now()).toMatchObject({ isStale: true, verdict: before });
    expect(now()?.rivals.at(-1)).toMatchObject({ proposed: { verdict: before } });
    await expectAllMatch(journal);
  });

  it('is fine where a verdict came that was given on words from before', async () => {
    const { journal, now, judge } = restated();
    judge({ seenWords: 'three ships left' });
    expect(now()).toMatchObject({ isStale: true, verdict: { words: 'three ships left' } });
    await expectAllMatch(journal);
  });

  it('is fine where a claim follows facts that were judged by who saw other words of it, or another statement', async () => {
    const journal = new JournalWriter(testId(0, 9), people.mara);
    journal.importDoc(articleSchema.node('doc', null, [text('title', 'A short piece'), text('paragraph', `In May ${WORDS}.`)]));
    const annotationId = journal.tag('claim', WORDS);
    const claim = () => journal.state.annotations.get(annotationId);
    const judge = (id: string, claimSeen: object) => {
      const basedOn = journal.state.annotations.get(id)?.basis.verdict?.entryId ?? null;
      journal.append('verdict.given', { annotationId: id, verdict: { value: 'partly', rationale: 'So.' }, basedOn, claimSeen });
    };
    for (const nth of [1, 2]) {
      journal.append('annotation.created', { annotationId: testId(8, nth), kind: 'claim', factOf: annotationId, statement: `Fact ${nth}` });
      judge(testId(8, nth), { seenWords: 'three ships left', statedEntryId: null });
    }
    expect(claim()).toMatchObject({ isStale: true, verdict: { words: 'three ships left', followed: ['C2', 'C3'] } });
    await expectAllMatch(journal);
    journal.append('annotation.stated', { annotationId, basedOn: null, statement: 'Nobody left.' });
    judge(testId(8, 1), { seenWords: WORDS, statedEntryId: null });
    expect(claim()).toMatchObject({ isStale: true, verdict: { words: WORDS, restatedFrom: WORDS } });
    await expectAllMatch(journal);
  });

  it('is fine where the verdict of a claim that was split goes and comes back with its facts', async () => {
    const journal = new JournalWriter(testId(0, 9), people.mara);
    journal.importDoc(articleSchema.node('doc', null, [text('title', 'A short piece'), text('paragraph', `In May ${WORDS}.`)]));
    const annotationId = journal.tag('claim', WORDS);
    const claim = () => journal.state.annotations.get(annotationId);
    const judge = (id: string, verdict: object | null) => {
      const basedOn = journal.state.annotations.get(id)?.basis.verdict?.entryId ?? null;
      journal.append('verdict.given', { annotationId: id, verdict, basedOn });
    };
    const facts = ['Ships left', 'It was in May', 'They were two'].map((statement, nth) => {
      const id = testId(8, nth);
      journal.append('annotation.created', { annotationId: id, kind: 'claim', factOf: annotationId, statement });
      return id;
    });
    for (const id of facts) judge(id, { value: 'unproven', rationale: 'Nobody knows.' });
    judge(facts[0] ?? '', null);
    journal.append('annotation.stated', { annotationId, basedOn: null, statement: 'Three ships left in May.' });
    expect(claim()).toMatchObject({ verdict: null, split: { last: { words: WORDS, restatedFrom: WORDS } } });
    await expectAllMatch(journal);
    journal.append('annotation.removed', { annotationId: facts[0] });
    expect(claim()).toMatchObject({ isStale: true, verdict: { restatedFrom: WORDS } });
    await expectAllMatch(journal);
    journal.append('annotation.removed', { annotationId: facts[1] });
    await expectAllMatch(journal);
  });

  it('is called false where the verdict is said to stand', async () => {
    const files = await filesOfJournal(restated().journal);
    const article = String(files['article.json']);
    const said = (json: string) => sentenceOn(resealed({ ...files, 'article.json': json }));
    expect(said(article.replace('"isStale": true', '"isStale": false'))).toBe(
      'What is checked of C1 in article.json is not what its verdict judged.',
    );
    expect(said(article.replaceAll(/,\s*"restatedFrom": "Two ships left in May\."/g, ''))).toContain('The verdict on C1 in article.json');
  });
});
