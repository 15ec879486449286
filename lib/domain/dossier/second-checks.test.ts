import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plainCheckRules } from '../checks/check-rules';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { people, sampleInput } from '../export/sample.fixture';
import cameLooks from '../journal/golden/journal-v1-came-looks.json';
import { checkOf } from '../tags/annotation';
import { articleSchema } from '../text/article-schema';
import { expectAllMatch, filesOf, goldenEntries, rechained, sentenceOn, signedFiles, withJournal, zipOf } from './dossier.fixture';

const WORDS = 'two ships left';
const text = (name: string, words: string) => articleSchema.node(name, null, articleSchema.text(words));

/** An article with two tags on the same words. On the second one two people have judged. */
function twice(value: string) {
  const journal = new JournalWriter(testId(0, 9), people.mara);
  journal.importDoc(articleSchema.node('doc', null, [text('title', 'A short piece'), text('paragraph', `In May ${WORDS}.`)]));
  const [into, from] = [journal.tag('claim', WORDS), journal.tag('claim', WORDS)];
  const verdict = { value: 'unproven', rationale: 'Nobody knows.' };
  const judged = journal.append('verdict.given', { annotationId: from, basedOn: null, verdict }, people.jonas);
  lookAgain(journal, from, judged.id, value);
  return { journal, into, from };
}

function lookAgain(journal: JournalWriter, annotationId: string, verdictEntryId: string | undefined, value: string) {
  const basedOn = checkOf(journal.state.annotations.get(annotationId) ?? {}).basis.secondCheck?.entryId ?? null;
  const second = { value, rationale: `${value}, I say.` };
  return journal.append('check.second-given', { annotationId, verdictEntryId, second, basedOn }, people.aylin);
}

/** The article of a journal, as it came in an archive. */
function arrived({ state: { details, doc, annotations, labelCounts } }: JournalWriter): JournalWriter {
  const journal = new JournalWriter(testId(0, 10), people.mara);
  const origin = { format: 'archive', fileName: null };
  journal.append('article.imported', { details, doc: doc.toJSON(), annotations: [...annotations.values()], labelCounts, origin });
  return journal;
}

describe('a dossier', () => {
  it('is fine where a merge brought a second check, and where its undo took it back', async () => {
    const { journal, into, from } = twice('unproven');
    const merge = journal.append('annotation.merged', { annotationId: from, intoId: into });
    expect(journal.state.annotations.get(into)?.check?.second?.byId).toBe(people.aylin);
    await expectAllMatch(journal);
    journal.append('annotation.unmerged', { annotationId: from, intoId: into, undoes: merge.id });
    await expectAllMatch(journal);
  });

  it('is fine where a third person took the second check that a merge brought', async () => {
    const { journal, into, from } = twice('partly');
    journal.append('annotation.merged', { annotationId: from, intoId: into });
    const secondEntryId = journal.state.annotations.get(into)?.check?.second?.entryId;
    journal.append('check.adjudicated', { annotationId: into, secondEntryId, took: 'second', rationale: 'One left.' }, testId(9, 4));
    expect(journal.state.annotations.get(into)?.verdict?.value).toBe('partly');
    await expectAllMatch(journal);
  });

  it('names whoever looked again where a merge brought that to a verdict of somebody else', async () => {
    const { journal, into, from } = twice('partly');
    const secondEntryId = journal.state.annotations.get(from)?.check?.second?.entryId;
    journal.append('check.adjudicated', { annotationId: from, secondEntryId, took: 'second', rationale: 'One left.' }, testId(9, 4));
    const verdict = { value: 'partly', rationale: 'One of them.' };
    journal.append('verdict.given', { annotationId: into, basedOn: null, verdict }, people.mara);
    journal.append('annotation.merged', { annotationId: from, intoId: into });
    const files = filesOf(await zipOf(sampleInput(journal)));
    const told = (page = '') => page.replaceAll(/<[^>]*>/g, '');
    for (const page of [files['article.html'], files['index.html']].map(told)) {
      expect(page).toMatch(/Second check(, Partly,)? by Aylin Öz/);
      expect(page).not.toMatch(/First verdict|Decided (for|between)|Second check[^.]* by Jonas Brandt/);
    }
    await expectAllMatch(journal);
  });

  it.each(['first', 'vote'])(
    'is fine where votes came after a third person took the second check, and a lead decided then (%s)',
    async (took) => {
      const { journal, from } = twice('partly');
      const secondEntryId = journal.state.annotations.get(from)?.check?.second?.entryId;
      journal.append('check.adjudicated', { annotationId: from, secondEntryId, took: 'second', rationale: 'One left.' }, testId(9, 4));
      journal.rules = { ...plainCheckRules, votes: { when: 'every', needed: 2, of: 2 } };
      const tag = () => journal.state.annotations.get(from);
      const basedOn = tag()?.basis.checkState?.entryId;
      journal.append('check.state-changed', { annotationId: from, checkState: 'second-check', reason: null, basedOn }, people.mara);
      const seen = () => ({ verdictEntryId: tag()?.verdict?.entryId, secondEntryId: tag()?.check?.second?.entryId ?? null });
      const vote = (byId: string, value: string) =>
        journal.append('check.voted', { annotationId: from, ...seen(), vote: { value, rationale: 'I asked.' } }, byId);
      const { id: voteEntryId } = vote(people.mara, 'unproven');
      vote(testId(9, 5), 'partly');
      const decision = { annotationId: from, ...seen(), took, ...(took === 'vote' && { voteEntryId }), rationale: 'So it is.' };
      journal.append('check.adjudicated', decision, testId(9, 6));
      expect(tag()?.check).toMatchObject({ second: null, adjudication: { took } });
      await expectAllMatch(journal);
    },
  );

  it('is fine where a third person took a second check of words that were written otherwise since, and mean the same', async () => {
    const { journal, from } = twice('partly');
    journal.rewrite('two ships', 'two  ships');
    const secondEntryId = journal.state.annotations.get(from)?.check?.second?.entryId;
    journal.append('check.adjudicated', { annotationId: from, secondEntryId, took: 'second', rationale: 'One left.' }, testId(9, 4));
    expect(journal.state.annotations.get(from)).toMatchObject({
      isStale: false,
      verdict: { value: 'partly', held: { changes: ['spacing'] } },
    });
    await expectAllMatch(journal);
  });

  it('is fine where a third person took the second check of a verdict that came in an archive', async () => {
    const { journal: other, from } = twice('partly');
    const journal = arrived(other);
    const secondEntryId = journal.state.annotations.get(from)?.check?.second?.entryId;
    journal.append('check.adjudicated', { annotationId: from, secondEntryId, took: 'second', rationale: 'One left.' }, testId(9, 4));
    expect(journal.state.annotations.get(from)).toMatchObject({ verdict: { value: 'partly' }, check: { second: { value: 'unproven' } } });
    await expectAllMatch(journal);
  });

  it('is fine where a second check that came in an archive is there again, because a later one was taken back', async () => {
    const { journal: other, from } = twice('unproven');
    const journal = arrived(other);
    const verdictEntryId = journal.state.annotations.get(from)?.verdict?.entryId;
    const again = lookAgain(journal, from, verdictEntryId, 'partly');
    const undo = { annotationId: from, verdictEntryId, second: null, basedOn: again.id, undoes: again.id };
    journal.append('check.second-given', undo, people.aylin);
    expect(journal.state.annotations.get(from)?.check?.second?.value).toBe('unproven');
    await expectAllMatch(journal);
  });

  it('is fine where people of here looked at what others had found in an archive, and notices what is made a look of here', async () => {
    const entries = goldenEntries(cameLooks);
    await expect(signedFiles(entries).then((files) => sentenceOn(files))).resolves.toMatch(/^All \d+ match$/);
    // Told as if the verdict had not come in the archive.
    const told = entries.map((one) => (one.type === 'check.adjudicated' ? { ...one, payload: withoutMark(one.payload) } : one));
    const files = withJournal(await signedFiles(entries), rechained(told));
    expect(sentenceOn(files)).toMatch(/article\.json/);
  });
});

const withoutMark = (payload: unknown) => {
  const { keepsCame, ...rest } = z.looseObject({ keepsCame: z.literal(true) }).parse(payload);
  return rest;
};
