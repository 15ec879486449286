import { articleSchema } from '../text/article-schema';
import type { ExportInput } from './export-input';
import { JournalWriter, testId } from './journal-writer.fixture';
import { people, sampleInput } from './sample.fixture';

/** Jonas judges each of three claims, and Aylin looks again. On the first two they differ: Mara decides once for him, once for her. */
export function checkedTwice(): ExportInput {
  const journal = new JournalWriter(testId(0, 9), people.mara);
  const block = (name: string, text: string) => articleSchema.node(name, null, [articleSchema.text(text)]);
  const words = block('paragraph', 'Two ships left. Three ships came. None sank.');
  journal.importDoc(articleSchema.node('doc', null, [block('title', 'Ships'), words]));
  for (const [claim, found, took] of [
    ['Two ships left', 'partly', 'first'],
    ['Three ships came', 'partly', 'second'],
    ['None sank', 'unproven', null],
  ] as const) {
    const annotationId = journal.tag('claim', claim);
    const verdict = { value: 'unproven', rationale: 'No log.' };
    const { id: verdictEntryId } = journal.append('verdict.given', { annotationId, basedOn: null, verdict }, people.jonas);
    const again = { annotationId, verdictEntryId, basedOn: null, second: { value: found, rationale: 'The harbour book.' } };
    const { id: secondEntryId } = journal.append('check.second-given', again, people.aylin);
    const decision = { annotationId, verdictEntryId, secondEntryId, took, rationale: 'I called.' };
    if (took !== null) journal.append('check.adjudicated', decision, people.mara);
  }
  return sampleInput(journal);
}
