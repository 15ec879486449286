import { describe, expect, it } from 'vitest';
import { writeArchive } from '../export/archive';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { people, sampleInput } from '../export/sample.fixture';
import { readArchive } from '../import/archive';
import { articleSchema } from '../text/article-schema';
import { expectAllMatch, filesOf, sentenceOn, zipOf } from './dossier.fixture';

const text = (name: string, words: string) => articleSchema.node(name, null, articleSchema.text(words));

/** An article with a judged claim, and a figure typed behind its last one since. */
function torn() {
  const journal = new JournalWriter(testId(0, 9), people.mara);
  journal.importDoc(articleSchema.node('doc', null, [text('title', 'A short piece'), text('paragraph', 'In May it carried 200 people.')]));
  const annotationId = journal.tag('claim', 'it carried 200');
  journal.append('verdict.given', { annotationId, basedOn: null, verdict: { value: 'unproven', rationale: 'Nobody knows.' } });
  const now = () => journal.state.annotations.get(annotationId);
  journal.edit((tr) => tr.insert(now()?.anchor.ranges[0]?.to ?? 0, articleSchema.text('0')));
  return { journal, now };
}

describe('a claim whose last number goes on behind it', () => {
  it('is told in a dossier as it is read, beside what was judged, and matches', async () => {
    const { journal, now } = torn();
    expect(now()).toMatchObject({ isStale: true, anchor: { state: 'exact' } });
    await expectAllMatch(journal);
    const files = filesOf(await zipOf(sampleInput(journal)));
    for (const page of ['article.html', 'index.html']) {
      expect(Buffer.from(files[page] ?? []).toString()).toContain('it carried 2000</blockquote>');
    }
    expect(sentenceOn(files)).toMatch(/match$/);
  });

  it('comes back from an archive as it went into one', () => {
    const { journal } = torn();
    expect(() => readArchive(writeArchive(sampleInput(journal)).content)).not.toThrow();
  });
});
