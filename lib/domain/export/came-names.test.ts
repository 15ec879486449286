import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json';
import { readArchive } from '../import/archive';
import { prepareArchiveImport } from '../import/archive-import';
import { reportOnCheck } from '../report/make-report';
import { writeArchive } from './archive';
import { writeCsv } from './csv';
import { writeHtml } from './html';
import { JournalWriter, testId } from './journal-writer.fixture';
import { personName } from './person-name';
import { people, sampleInput, writeSampleJournal, writeSampleThreads, writeSampleVotes } from './sample.fixture';
import { writeWebAnnotation } from './web-annotation';

// The people of the samples are colleagues here: an archive that says that they did something is not printed as if they had.

const names = ['Mara Lindqvist', 'Jonas Brandt', 'Aylin Öz'];
const MARK = '(from the archive)';

/** What the writers get for an article that came in an archive, made of a sample: a house in which its people are colleagues. */
function arrived(write: () => JournalWriter) {
  const contents = readArchive(writeArchive(sampleInput(write())).content);
  let made = 0;
  const { imported, sources } = prepareArchiveImport(contents, {
    newId: () => testId(700, ++made),
    deskId: testId(2, 2),
    keepsIds: false,
  });
  const journal = new JournalWriter(testId(0, 5), testId(9, 8));
  journal.append('article.imported', imported);
  // A source’s author is words about it.
  return { ...sampleInput(journal), sources: sources.map((one) => ({ ...one, author: '' })) };
}

/** A text without each name that is marked. */
const unmarked = (text: string) => names.reduce((left, name) => left.replaceAll(`${name} ${MARK}`, ''), text);

describe('the names of an article that came in an archive', () => {
  const writers = {
    CSV: writeCsv,
    HTML: writeHtml,
    'Web Annotation': writeWebAnnotation,
  };

  it.each(Object.entries(writers))('are marked in %s, a colleague’s too', (_format, writer) => {
    for (const write of [writeSampleJournal, writeSampleVotes]) {
      const { content } = writer(arrived(write));
      expect(content).toContain(`Jonas Brandt ${MARK}`);
      for (const name of names) expect(unmarked(String(content))).not.toContain(name);
    }
  });

  it('are marked in the report, and that votes decided is as well', () => {
    const input = arrived(writeSampleVotes);
    const nameOf = (id: string) => personName(input, id);
    const { state, sources, deskName, now } = input;
    const report = reportOnCheck({ state, sources, deskName, nameOf, hash: 'ab'.repeat(32), now });
    expect(report.claims[0]).toMatchObject({ voted: `two of two votes ${MARK}`, votes: [{ name: `Mara Lindqvist ${MARK}` }, {}] });
    for (const name of names) expect(unmarked(canonicalJson(report))).not.toContain(name);
    expect(String(writeCsv(input).content)).toContain(`2 of 2 ${MARK}`);
  });

  it('are plain once more where the house’s people did something themselves', () => {
    const input = arrived(writeSampleThreads);
    expect(personName(input, people.mara)).toBe('Mara Lindqvist');
    const [id = '', name = ''] = Object.entries(input.state.peopleNames)[0] ?? [];
    expect(personName(input, id)).toBe(`${name} ${MARK}`);
    expect(personName({ ...input, state: { ...input.state, peopleNames: { [id]: ' ' } } }, id)).toBe(`Someone ${MARK}`);
  });
});
