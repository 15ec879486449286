import { expect, it } from 'vitest';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { people, sampleInput } from '../export/sample.fixture';
import { writeWebAnnotation } from '../export/web-annotation';
import { articleSchema } from '../text/article-schema';
import { filesOf, sentenceOn, zipOf } from './dossier.fixture';

const text = (name: string, words: string) => articleSchema.node(name, null, articleSchema.text(words));

/** A claim with a source and a request, both of Mara and put right by Jonas. */
function putRight() {
  const journal = new JournalWriter(testId(0, 9), people.mara);
  journal.importDoc(articleSchema.node('doc', null, [text('title', 'A short piece'), text('paragraph', 'In May two ships left.')]));
  const annotationId = journal.tag('claim', 'two ships left');
  const about = { annotationId, evidenceId: testId(8, 1), stance: 'supports' };
  const linked = journal.append('evidence.linked', { ...about, sourceId: sampleInput().sources[0]?.id, quote: 'Two.' });
  journal.append('evidence.changed', { ...about, quote: 'Two ships.', basedOn: linked.id }, people.jonas);
  const request = {
    requestId: testId(8, 3),
    annotationIds: [annotationId],
    asked: { name: 'Rosa Amsel', role: '', question: 'Did they leave?' },
    channel: 'email',
    sentAt: '2025-01-01T09:00:00.000Z',
    deadlineAt: null,
  };
  const asked = journal.append('reply.asked', request);
  journal.append('reply.changed', { ...request, channel: 'phone', basedOn: asked.id }, people.jonas);
  return sampleInput(journal);
}

it('A dossier names who linked a source and who changed it, and the same of a request for a reply', async () => {
  const files = filesOf(await zipOf(putRight()));
  const page = String(files['index.html']).replaceAll(/<[^>]+>/g, '');
  expect(page).toMatch(/Linked by Mara Lindqvist, .* UTC, changed by Jonas Brandt, .* UTC/);
  expect(page).toMatch(/Logged by Mara Lindqvist, .* UTC, changed by Jonas Brandt, .* UTC/);
  expect(sentenceOn(files)).toMatch(/^All \d+ match$/);
});

it('A web annotation names who changed a source or a request beside whoever made it', () => {
  const said = String(writeWebAnnotation(putRight()).content);
  expect(said.match(/"galley:changedBy"/g)).toHaveLength(2);
});
