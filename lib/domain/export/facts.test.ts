import { describe, expect, it } from 'vitest';
import { filesOf, resealed, sentenceOn, zipOf } from '../dossier/dossier.fixture';
import { readArchive } from '../import/archive';
import { prepareArchiveImport } from '../import/archive-import';
import { reportOf } from '../report/make-report';
import { plainRules } from '../sign-off/desk-rules';
import { articleSchema } from '../text/article-schema';
import { writeArchive } from './archive';
import { writeCsv } from './csv';
import type { ExportInput } from './export-input';
import { writeHtml } from './html';
import { JournalWriter, testId } from './journal-writer.fixture';
import { sampleInput } from './sample.fixture';
import { writeWebAnnotation } from './web-annotation';

const WORDS = 'Rents in Leipzig rose by 40 per cent since 2015';

/** An article with one claim that follows two facts, one of them supported and one refuted. */
function splitInput(): ExportInput {
  const journal = new JournalWriter(testId(0, 3), testId(9, 1));
  const block = (name: string, text: string) => articleSchema.node(name, null, [articleSchema.text(text)]);
  journal.importDoc(articleSchema.node('doc', null, [block('title', 'Rents'), block('paragraph', `${WORDS}.`)]));
  const claim = journal.tag('claim', WORDS);
  journal.append('verdict.given', { annotationId: claim, basedOn: null, verdict: { value: 'unproven', rationale: 'No list.' } });
  journal.append('annotation.stated', { annotationId: claim, basedOn: null, statement: 'Rents rose by 40 per cent from 2015 to 2024.' });
  const [first, second] = [testId(11, 1), testId(11, 2)];
  journal.append('annotation.created', { annotationId: first, kind: 'claim', factOf: claim, statement: 'They rose by 40 per cent' });
  journal.append('annotation.created', { annotationId: second, kind: 'claim', factOf: claim, statement: 'They did so since 2015' });
  const { sources } = sampleInput();
  const judge = (annotationId: string, stance: string, value: string) => {
    journal.link(annotationId, sources[0]?.id ?? '', { stance });
    journal.append('verdict.given', { annotationId, basedOn: null, verdict: { value, rationale: '' } }, testId(9, 2));
  };
  judge(first, 'supports', 'supported');
  judge(second, 'refutes', 'refuted');
  return { ...sampleInput(), state: journal.state, entries: journal.entries };
}

describe('a claim with facts', () => {
  it('stands in a report once, with its facts in it', () => {
    const { state, sources } = splitInput();
    const nameOf = (id: string) => (id === testId(9, 2) ? 'Jonas' : 'Mara');
    const report = reportOf({ state, sources, deskName: '', rules: plainRules, nameOf, hash: '', now: '2026-03-03T09:00:00.000Z' });
    expect(report.claims).toMatchObject([
      {
        label: 'C1',
        standing: 'partly',
        isFollowing: true,
        statement: 'Rents rose by 40 per cent from 2015 to 2024.',
        facts: [
          { label: 'C2', standing: 'supported', statement: 'They rose by 40 per cent', sources: [1] },
          { label: 'C3', standing: 'refuted' },
        ],
      },
    ]);
    expect(report).toMatchObject({ checkedCount: 1, claimCounts: { partly: 1, supported: 0, refuted: 0 }, checkers: ['Jonas'] });
  });

  it('has a row in the table with its statement and what it follows, and its facts have rows below it', () => {
    const cellsOf = (row: string) =>
      row.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '').replaceAll('"', '')) ?? [];
    const [header = [], ...cells] = writeCsv(splitInput()).content.replace('\uFEFF', '').split('\r\n').map(cellsOf);
    const at = (name: string) => header.indexOf(name);
    const columns = ['Label', 'Fact of', 'Statement', 'Verdict', 'Follows', 'Verdict by'].map(at);
    expect(cells.slice(0, 3).map((row) => columns.map((column) => row[column]))).toEqual([
      ['C1', '', 'Rents rose by 40 per cent from 2015 to 2024.', 'Partly', 'C2, C3', ''],
      ['C2', 'C1', 'They rose by 40 per cent', 'Supported', '', expect.stringMatching(/./)],
      ['C3', 'C1', 'They did so since 2015', 'Refuted', '', expect.stringMatching(/./)],
    ]);
  });

  it('is marked once in the page, whose notes say what is checked, of what it is a fact, and the rule', () => {
    const { content } = writeHtml(splitInput());
    expect(content.match(/id="at-[^"]*"/g)).toEqual(['id="at-C1"']);
    expect(content).toContain('<p class="statement" dir="auto" lang="en">They rose by 40 per cent</p>');
    expect(content).toContain('<a href="#at-C1">C2</a>');
    expect(content).toContain('Fact of C1');
    expect(content).toContain('Follows its facts: C2, C3. Supported if all its facts are');
  });

  it('is named by its facts in the annotations, and names those that it follows', () => {
    const page = JSON.parse(writeWebAnnotation(splitInput()).content);
    const [claim, first] = page.first.items;
    expect(first['galley:factOf']).toBe(claim.id);
    expect(claim.body).toContainEqual(expect.objectContaining({ purpose: 'describing', 'galley:isStatement': true }));
    const followed = claim.body.find((one: object) => 'galley:follows' in one);
    expect(followed).toMatchObject({ 'galley:verdict': 'partly', 'galley:follows': ['C2', 'C3'] });
    // Nobody has given it.
    expect(followed).not.toHaveProperty('creator');
  });

  it('comes back from an archive with its facts and what it was judged as by itself', () => {
    const contents = readArchive(writeArchive(splitInput()).content);
    let made = 0;
    const newId = () => testId(700, ++made);
    const { imported } = prepareArchiveImport(contents, { newId, deskId: testId(2, 2), keepsIds: false });
    const [claim, first, second] = imported.annotations;
    expect([first?.factOf, second?.factOf]).toEqual([claim?.id, claim?.id]);
    expect(claim?.split).toMatchObject({ factIds: [first?.id, second?.id], own: { verdict: { value: 'unproven' } } });
  });

  it('is no archive where a claim says that it follows facts and has none', () => {
    const archive = JSON.parse(writeArchive(splitInput()).content);
    const [claim, ...facts] = archive.state.annotations;
    const alone = {
      ...archive,
      state: { ...archive.state, annotations: [claim, ...facts.map((one: object) => ({ ...one, isRemoved: true }))] },
    };
    expect(() => readArchive(JSON.stringify(alone))).toThrow(/is a fact of another claim than it says/);
  });

  it('is verified in a dossier, and not with another verdict or another statement', async () => {
    const input = splitInput();
    const files = filesOf(await zipOf(input));
    expect(sentenceOn(files)).toBe(`All ${input.entries.length} match`);
    expect(files['index.html']).toContain('Follows C2, C3');
    const article = files['article.json'] ?? '';
    const other = resealed({ ...files, 'article.json': article.replace('"value": "partly"', '"value": "supported"') });
    expect(sentenceOn(other)).toBe('The verdict on C1 in article.json is not the one that the entries gave.');
    const said = resealed({ ...files, 'article.json': article.replace('They did so since 2015', 'They did so since 2014') });
    expect(sentenceOn(said)).toBe('What is checked of C3 in article.json is not what its entries say.');
  });
});
