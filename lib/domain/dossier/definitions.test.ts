import { describe, expect, it } from 'vitest';
import { plainCheckRules } from '../checks/check-rules';
import { writeCsv } from '../export/csv';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { people, sampleInput } from '../export/sample.fixture';
import { writeWebAnnotation } from '../export/web-annotation';
import { articleSchema } from '../text/article-schema';
import { filesOf, resealed, sentenceOn, zipOf } from './dossier.fixture';

/** A claim that was found half true twice, before and after the house said something else of what that means. */
function writeRedefined(): JournalWriter {
  const journal = new JournalWriter(testId(0, 9), people.mara);
  const text = (type: string, words: string) => articleSchema.node(type, null, [articleSchema.text(words)]);
  journal.importDoc(articleSchema.node('doc', null, [text('title', 'Ships'), text('paragraph', 'Two ships left in May.')]));
  const annotationId = journal.tag('claim', 'Two ships left');
  const half = { id: 'half-true', name: 'Half true', standing: 'partly' as const, rating: 3 };
  for (const [version, definition] of [
    [2, 'Something is missing'],
    [3, 'Half of it is true'],
  ] as const) {
    journal.rules = { ...plainCheckRules, scale: { version, grades: [{ ...half, definition }] } };
    const basedOn = journal.state.annotations.get(annotationId)?.basis.verdict?.entryId ?? null;
    journal.append('verdict.given', { annotationId, verdict: { value: 'partly', gradeId: half.id, rationale: 'One did.' }, basedOn });
  }
  return journal;
}

describe('what a verdict meant when it was given', () => {
  it('stands in the dossier with each verdict, and is vouched for', async () => {
    const files = filesOf(await zipOf(sampleInput(writeRedefined())));
    const page = files['index.html'] ?? '';
    const [standing = '', past = ''] = page.split('Earlier verdicts:');
    expect(standing).toContain('Half true means <q dir="auto">Half of it is true</q>');
    expect(past).toContain('Half true means <q dir="auto">Something is missing</q>');
    // The page with the text has the verdict that stands, and says once what it means.
    const meaning = '<li><b dir="auto">Half true</b>: <span dir="auto">Half of it is true</span>; rated 3 of 5</li>';
    expect(files['article.html']?.split('<h2 id="verdicts">Verdicts</h2>')[1]).toContain(`<ul>\n${meaning}\n</ul>`);
    expect(sentenceOn(files)).toMatch(/^All \d+ match$/);
    const changed = { ...files, 'article.json': (files['article.json'] ?? '').replace('Something is missing', 'Nothing is missing') };
    expect(sentenceOn(changed)).not.toMatch(/^All \d+ match$/);
  });

  it('is not on the text’s page of a dossier of version 3, which is verified as it was made', async () => {
    const files = filesOf(await zipOf(sampleInput(writeRedefined())));
    const [before = '', rest = ''] = (files['article.html'] ?? '').split(/<section class="notes"[^>]*aria-labelledby="verdicts">/);
    const older = { ...files, 'article.html': `${before}${rest.slice(rest.indexOf('</section>\n') + '</section>\n'.length)}` };
    // Its notes did not say either in which language the article's words are.
    const page = older['article.html'].replaceAll('dir="auto" lang="en"', 'dir="auto"');
    expect(sentenceOn(resealed({ ...older, 'article.html': page }, { formatVersion: 3 }))).toMatch(/^All \d+ match$/);
    expect(sentenceOn(resealed(older))).toMatch(/article\.html/);
  });

  it('stands in the spreadsheet and the annotations', () => {
    const input = sampleInput(writeRedefined());
    expect(writeCsv(input).content).toContain('Half true,3,Half of it is true,');
    expect(writeWebAnnotation(input).content).toContain('"galley:definition": "Half of it is true"');
  });
});
