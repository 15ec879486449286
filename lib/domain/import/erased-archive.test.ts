import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebuiltState } from '../dossier/rebuilt-state.fixture';
import { writeArchive } from '../export/archive';
import { GalleyArchive } from '../export/archive-form';
import type { ExportInput } from '../export/export-input';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { randomInput, tried } from '../export/random-journal.fixture';
import { sampleInput } from '../export/sample.fixture';
import { sha256Hex } from '../hash';
import { sealEntry } from '../journal/entry';
import { erasePayload } from '../journal/erase';
import { hashLeft } from '../journal/erased-left';
import { articleSchema } from '../text/article-schema';
import { readArchive } from './archive';
import { prepareArchiveImport } from './archive-import';

/** The article after the words of these entries were erased. */
function withoutWordsOf(input: ExportInput, seqs: readonly number[]): ExportInput {
  const blank = input.entries.map((one) =>
    seqs.includes(one.seq) ? { ...one, salt: '', payload: erasePayload(one.type, one.payload) } : one,
  );
  const left = seqs.map((seq) => hashLeft(blank[seq - 1]?.payload));
  const last = input.entries.at(-1);
  if (!last) throw new Error('there is no entry');
  const [seq, payload] = [last.seq + 1, { seqs, reason: 'Ruling', left }];
  const entries = [...blank, sealEntry({ ...last, id: testId(1, seq), seq, type: 'erased', payload, prevHash: last.hash })];
  return { ...input, entries, state: rebuiltState(entries, seq) };
}

/** The archive brought into another house. */
function broughtFrom(input: ExportInput): ExportInput {
  let made = 0;
  const options = { newId: () => testId(700, ++made), deskId: testId(2, 2), keepsIds: false };
  const { imported, sources } = prepareArchiveImport(readArchive(writeArchive(input).content), options);
  const journal = new JournalWriter(testId(0, 5), testId(9, 8));
  journal.append('article.imported', imported);
  return { ...input, state: journal.state, entries: journal.entries, sources };
}

/** 1 import, 2 comment on words, 3 tag, 4 verdict, 5 suggestion of as many letters, 6 an edit within the tagged words, 7 a tag on these and more. */
function smallInput(): ExportInput {
  const journal = new JournalWriter(testId(0, 4), testId(9, 1));
  const block = (name: string, words: string) => articleSchema.node(name, null, articleSchema.text(words));
  const words = 'The old mill burned down in May. A shame.';
  journal.importDoc(articleSchema.node('doc', null, [block('title', 'The mill'), block('paragraph', words)]));
  const at = (some: string) => ({ ranges: [{ ...journal.find(some), exact: some, prefix: '', suffix: '' }] });
  journal.append('comment', { threadId: testId(6, 1), commentId: testId(7, 1), about: 'words', text: 'Is it?', ...at('A shame') });
  const annotationId = journal.tag('claim', 'burned down in May');
  journal.append('verdict.given', { annotationId, basedOn: null, verdict: { value: 'unproven', rationale: 'Who says so?' } });
  journal.append('suggestion.made', { suggestionId: testId(8, 1), replacement: 'new', note: '', ...at('old') });
  journal.edit((tr) => tr.insert(journal.find('down').from, articleSchema.text('all ')));
  journal.tag('claim', 'mill burned all down');
  return { ...sampleInput(), state: journal.state, entries: journal.entries };
}

describe('readArchive of an article with words erased by law', () => {
  it('reads back what was written, whatever was done and erased, and what was made of that elsewhere', () => {
    const marks = fc.array(fc.boolean(), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(randomInput, marks, (input, isErased) => {
        const chosen = input.entries.map(({ seq }) => seq).filter((seq) => isErased[seq % 64]);
        const erased = withoutWordsOf(input, chosen.length > 0 ? chosen : [1]);
        const copy = broughtFrom(erased);
        expect(readArchive(writeArchive(copy).content).state.annotations.size).toBe(erased.state.annotations.size);
      }),
      tried(50),
    );
  });

  it.each([
    ['the comment on words', [2]],
    ['the tag', [3]],
    ['the import', [1]],
    ['import and tag, and not the verdict', [1, 3]],
    ['the verdict alone', [4]],
    ['import and suggestion, whose words are as long as those proposed', [1, 5]],
    ['what was written within the tagged words', [6]],
  ])('reads one that lost the words of: %s', (_, seqs) => {
    const erased = withoutWordsOf(smallInput(), seqs);
    expect(readArchive(writeArchive(erased).content).archive.journal).toHaveLength(8);
    expect(readArchive(writeArchive({ ...erased, entries: [] }).content).archive.journal).toEqual([]);
  });

  it('reads one that lost a space for which a verdict was found to hold, and its claim confirmed', () => {
    const input = smallInput();
    const journal = new JournalWriter(testId(0, 6), testId(9, 1));
    journal.importDoc(input.state.doc);
    const annotationId = journal.tag('claim', 'burned all down in May');
    journal.append('verdict.given', { annotationId, basedOn: null, verdict: { value: 'unproven', rationale: 'Who says so?' } });
    journal.edit((tr) => tr.insert(journal.find('down').from, articleSchema.text(' ')));
    journal.append('annotation.span-changed', { annotationId, how: 'confirmed' });
    expect(journal.state.annotations.get(annotationId)?.verdict?.held?.changes).toEqual(['spacing']);
    const erased = withoutWordsOf({ ...input, state: journal.state, entries: journal.entries }, [4]);
    expect(readArchive(writeArchive(erased).content).archive.journal).toHaveLength(6);
  });

  it.each([
    ['a quote', [6], /C2 does not stand where it says/, (text: string) => text.replace('"exact": "mill', '"exact": "bill')],
    [
      'a quote, all of whose words were erased in the text',
      [1],
      /a thread does not stand/,
      (text: string) => text.replace('"A shame"', '"A sham"'),
    ],
    [
      'what a suggestion is about',
      [1],
      /a suggestion is about other words/,
      (text: string) => text.replace('"words": "old"', '"words": "odd"'),
    ],
  ])('still refuses one in which a letter beside erased words was changed: %s', (_, seqs, sentence, change) => {
    const { content } = writeArchive({ ...withoutWordsOf(smallInput(), seqs), entries: [] });
    expect(change(content)).not.toBe(content);
    expect(() => readArchive(change(content))).toThrow(sentence);
  });

  it('still refuses a verdict on other words than those that were kept', () => {
    const archive = GalleyArchive.parse(JSON.parse(writeArchive({ ...withoutWordsOf(smallInput(), [6]), entries: [] }).content));
    const [tag] = archive.state.annotations;
    if (!tag?.verdict) throw new Error('the claim has a verdict');
    const judged = (words: string) => {
      Object.assign(tag, { isStale: false, verdict: { ...tag.verdict, words, wordsHash: sha256Hex(words) } });
      return JSON.stringify(archive);
    };
    expect(readArchive(judged('burned let down in May')).state.annotations.get(tag.id)?.isStale).toBe(false);
    expect(() => readArchive(judged('turned let down in May'))).toThrow(/C1 has a verdict that does not fit it/);
    expect(() => readArchive(judged('burned down in May'))).toThrow(/C1 has a verdict that does not fit it/);
  });
});
