import { describe, expect, it } from 'vitest';
import { filesOf, goldenEntries, sentenceOn, signedFiles, zipOf } from '../dossier/dossier.fixture';
import checks from '../journal/golden/journal-v1-checks.json';
import waivers from '../journal/golden/journal-v1-waivers.json';
import { writeHtml } from './html';
import type { JournalWriter } from './journal-writer.fixture';
import { people, sampleInput, writeSampleHeld, writeSampleJournal, writeSampleSuggestions, writeSampleVotes } from './sample.fixture';
import { writeSampleReplies } from './sample-replies.fixture';

const names = { [people.mara]: 'מרה לינדקוויסט', [people.jonas]: 'يوناس براندت', [people.aylin]: 'איילין עוז' };
const others = { author: 'דנה כהן', publisher: 'صحيفة الميناء', locator: 'עמוד 41' };
/** What goldens of journals, whose people nobody here knows, say of each of them. */
const nobody = 'Someone who is no longer known';

/** What the writers get for a sample, with people, authors, publishers and places in sources from right to left. */
function fromRightToLeft(write: () => JournalWriter) {
  const journal = write();
  for (const one of journal.state.annotations.values()) {
    const [source] = one.isRemoved ? [] : one.evidence;
    const read = { stance: 'context', quote: '', locator: others.locator, lookedAt: null };
    if (source) journal.link(one.id, source.sourceId, read);
  }
  const input = sampleInput(journal);
  const { author, publisher } = others;
  return { ...input, peopleNames: names, sources: input.sources.map((source) => ({ ...source, author, publisher })) };
}

/** Which of these stand in a page beside what they could take along: outside of any part that has a direction of its own. */
const looseIn = (page = '') => {
  const rest = page.replaceAll(/<(bdi)>[^<]*<\/\1>|<(span|b|q|cite) dir="auto">[^<]*<\/\2>/g, '');
  return [...Object.values(names), ...Object.values(others), nobody].filter((one) => rest.includes(one));
};

describe('names from right to left', () => {
  it.each([
    ['tags', writeSampleJournal],
    ['votes', writeSampleVotes],
    ['verdicts that hold', writeSampleHeld],
    ['requests for a reply', writeSampleReplies],
    ['suggestions', writeSampleSuggestions],
  ])('take along nothing of what stands behind them, in web page and dossier: %s', async (_what, write) => {
    const input = fromRightToLeft(write);
    const page = String(writeHtml(input).content);
    const files = filesOf(await zipOf(input, { madeBy: { id: people.mara, name: names[people.mara] ?? '' } }));
    expect(files['index.html']).toContain(names[people.mara]);
    expect([looseIn(page), looseIn(files['index.html'])]).toEqual([[], []]);
    expect(sentenceOn(files)).toMatch(/^All \d+ match$/);
  });

  it.each([
    ['signatures and reopenings', checks],
    ['waivers', waivers],
  ])('take along nothing beside %s', async (_what, golden) => {
    const { 'index.html': page } = await signedFiles(goldenEntries(golden));
    expect(page).toContain(`<bdi>${nobody}</bdi>`);
    expect(looseIn(page)).toEqual([]);
  });
});
