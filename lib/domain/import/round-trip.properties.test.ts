import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeArchive } from '../export/archive';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { tried } from '../export/random-journal.fixture';
import { randomWords } from '../export/random-words.fixture';
import { sampleInput } from '../export/sample.fixture';
import { randomDoc } from '../text/random-doc.fixture';
import { readArchive } from './archive';

describe('readArchive', () => {
  it('gives every block, mark and character back', () => {
    fc.assert(
      fc.property(randomDoc(randomWords(0, 12)), (doc) => {
        const journal = new JournalWriter(testId(0, 2), testId(9, 1));
        journal.importDoc(doc);
        const { state } = readArchive(writeArchive({ ...sampleInput(), state: journal.state, entries: journal.entries }).content);
        expect(state.doc.toJSON()).toEqual(doc.toJSON());
      }),
      tried(100),
    );
  });
});
