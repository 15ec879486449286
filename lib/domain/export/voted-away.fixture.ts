import { plainCheckRules } from '../checks/check-rules';
import { checkOf } from '../tags/annotation';
import { articleSchema } from '../text/article-schema';
import type { ExportInput } from './export-input';
import { JournalWriter, testId } from './journal-writer.fixture';
import { people, sampleInput } from './sample.fixture';

/** A claim that Jonas judged and on which Aylin looked again; they differ, and the votes of Mara and another person take what Aylin found. */
export function votedAwayInput(): ExportInput {
  const journal = new JournalWriter(testId(0, 9), people.mara);
  journal.rules = { ...plainCheckRules, secondCheck: true, votes: { when: 'differ', needed: 2, of: 3 } };
  const block = (name: string, text: string) => articleSchema.node(name, null, [articleSchema.text(text)]);
  journal.importDoc(articleSchema.node('doc', null, [block('title', 'Ships'), block('paragraph', 'Two ships left.')]));
  const annotationId = journal.tag('claim', 'Two ships left');
  const verdict = { value: 'unproven', rationale: 'No log.' };
  const { id: verdictEntryId } = journal.append('verdict.given', { annotationId, basedOn: null, verdict }, people.jonas);
  const again = { annotationId, verdictEntryId, basedOn: null, second: { value: 'partly', rationale: 'The harbour book.' } };
  journal.append('check.second-given', again, people.aylin);
  const secondEntryId = checkOf(journal.state.annotations.get(annotationId) ?? {}).second?.entryId;
  for (const [byId, rationale] of [
    [people.mara, 'I called.'],
    [testId(9, 4), 'She called.'],
  ] as const) {
    journal.append('check.voted', { annotationId, verdictEntryId, secondEntryId, vote: { value: 'partly', rationale } }, byId);
  }
  return sampleInput(journal);
}
