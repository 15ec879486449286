import { describe, expect, it } from 'vitest';
import { articleSchema } from '../text/article-schema';
import { writeCsv } from './csv';
import { JournalWriter, testId } from './journal-writer.fixture';
import { people, sampleInput } from './sample.fixture';
import { writeWebAnnotation } from './web-annotation';

/** A claim that two people looked at again at once, and found otherwise. */
function disputed() {
  const journal = new JournalWriter(testId(0, 9), people.mara);
  const block = (name: string, text: string) => articleSchema.node(name, null, [articleSchema.text(text)]);
  journal.importDoc(articleSchema.node('doc', null, [block('title', 'Ships'), block('paragraph', 'Two ships left.')]));
  const annotationId = journal.tag('claim', 'Two ships left');
  const verdict = { value: 'unproven', rationale: 'Nobody knows.' };
  const { id: verdictEntryId } = journal.append('verdict.given', { annotationId, basedOn: null, verdict }, people.mara);
  for (const [value, byId] of [
    ['unproven', people.jonas],
    ['partly', people.aylin],
  ] as const) {
    const second = { value, rationale: `${value}, I say.` };
    journal.append('check.second-given', { annotationId, verdictEntryId, basedOn: null, second }, byId);
  }
  return sampleInput(journal);
}

describe('a second check beside another', () => {
  it('is in the annotations, as what it is, and no loss', () => {
    const { content, loss } = writeWebAnnotation(disputed());
    const [{ body }] = JSON.parse(content).first.items;
    expect(loss.filter(({ what }) => what.includes('Proposed changes'))).toEqual([]);
    expect(body.filter((one: object) => 'galley:isSecondCheck' in one)).toMatchObject([
      { 'galley:verdict': 'unproven' },
      { 'galley:verdict': 'partly', 'galley:isRival': true },
    ]);
  });

  it('is in the table, and no loss', () => {
    const { content, loss } = writeCsv(disputed());
    expect(content).toMatch(/Second check: Partly, Aylin/);
    expect(loss.filter(({ what }) => what.includes('Proposed changes'))).toEqual([]);
  });
});
