import { describe, expect, it } from 'vitest';
import { emptyState } from '../article-state';
import { seenBy } from '../talk/query';
import { writeArchiveInPages } from './archive';
import { exportFormatOf, exportFormats, reportOnExport } from './formats';
import { testId } from './journal-writer.fixture';
import {
  sampleInput,
  writeSampleHeld,
  writeSampleQueries,
  writeSampleSuggestions,
  writeSampleThreads,
  writeSampleVotes,
} from './sample.fixture';
import { writeSampleReplies } from './sample-replies.fixture';

describe('exportFormats', () => {
  const input = sampleInput();

  it.each(exportFormats)('writes the sample article as its golden file: $id', async ({ write, id, extension }) => {
    const { content, loss } = write(input);
    await expect(content).toMatchFileSnapshot(`golden/sample.${extension}`);
    if (id !== 'archive') await expect(`${JSON.stringify(loss, null, 2)}\n`).toMatchFileSnapshot(`golden/sample.${extension}.loss.json`);
    else expect(loss).toEqual([]);
  });

  it('writes threads as the golden file of the archive that has them', async () => {
    const { content, loss } = exportFormats[0].write(sampleInput(writeSampleThreads()));
    await expect(content).toMatchFileSnapshot('golden/threads.galley.json');
    expect(loss).toEqual([]);
  });

  it('writes suggestions as the golden file of the archive that has them', async () => {
    const { content, loss } = exportFormats[0].write(sampleInput(writeSampleSuggestions()));
    await expect(content).toMatchFileSnapshot('golden/suggestions.galley.json');
    expect(loss).toEqual([]);
  });

  it('writes queries as the golden file of the archive that has them', async () => {
    const { content, loss } = exportFormats[0].write(sampleInput(writeSampleQueries()));
    await expect(content).toMatchFileSnapshot('golden/queries.galley.json');
    expect(loss).toEqual([]);
  });

  it('writes verdicts that hold on other words as the golden file of the archive that has them', async () => {
    const { content, loss } = exportFormats[0].write(sampleInput(writeSampleHeld()));
    await expect(content).toMatchFileSnapshot('golden/held.galley.json');
    expect(loss).toEqual([]);
  });

  it.each(exportFormats)('writes requests for a reply as its golden file: $id', async ({ write, extension }) => {
    const { content, loss } = write(sampleInput(writeSampleReplies()));
    await expect(content).toMatchFileSnapshot(`golden/replies.${extension}`);
    const told = loss.filter(({ what }) => what.includes('for a reply'));
    expect(told.map(({ label }) => label)).toEqual(extension === 'galley.json' ? [] : ['C10']);
  });

  it.each(exportFormats)('keeps the words of requests for a reply from readers, and says so: $id', ({ write }) => {
    const input = sampleInput(writeSampleReplies());
    const { content, loss } = write({
      ...input,
      state: seenBy(input.state, { seesDrafts: false }),
      entries: [],
      keepsDraftsBack: true,
    });
    expect(content).not.toMatch(/press office|six&gt; berths|I\. Vance|did not answer|Wrong office/);
    expect(loss.some(({ what }) => what.includes('for a reply'))).toBe(true);
  });

  it.each(exportFormats.filter(({ id }) => ['archive', 'web-annotation', 'csv', 'html'].includes(id)))(
    'writes votes as the golden file of those that have them: $id',
    async ({ write, extension }) => {
      const { content } = write(sampleInput(writeSampleVotes()));
      await expect(content).toMatchFileSnapshot(`golden/votes.${extension}`);
    },
  );

  it.each(exportFormats.filter(({ id }) => id !== 'archive'))('says that comments on tags are left out: $id', ({ write }) => {
    const { loss } = write(sampleInput(writeSampleThreads()));
    expect(loss.filter(({ what }) => what === 'Its comments are left out.').map(({ label }) => label)).toEqual(['C1']);
  });

  it.each(exportFormats)('says in the result what the table says: $id', ({ write, extension, mediaType }) => {
    const result = write(input);
    expect(result.mediaType).toBe(mediaType);
    expect(result.fileName).toBe(`the-harbour-is-not-full-nobody-counts.${extension}`);
  });

  it.each(exportFormats)('says before what the file will be called and lack: $id', (format) => {
    for (const written of [input, sampleInput(writeSampleReplies()), { ...input, entries: [], keepsDraftsBack: true }]) {
      const { fileName, loss } = format.write(written);
      expect(reportOnExport(format, written)).toEqual({ fileName, loss });
    }
  });

  it.each([0, 1, 7, 10_000])('writes the archive of a journal in pages of %i entries as in one', async (size) => {
    const { entries, keepsDraftsBack: _, ...rest } = sampleInput(writeSampleThreads());
    const last = entries.at(-1);
    const head = last && size > 0 ? { seq: last.seq, hash: last.hash } : null;
    const pieces: string[] = [];
    for await (const piece of writeArchiveInPages(rest, { head, lacksWords: size > 0 }, pages(size))) pieces.push(piece);
    const whole = exportFormats[0].write({ ...rest, entries: size > 0 ? entries : [], keepsDraftsBack: false }).content;
    expect(pieces.join('')).toBe(whole);
    expect(`${JSON.stringify(JSON.parse(whole), null, 2)}\n`).toBe(whole);

    async function* pages(entryCount: number) {
      for (let at = 0; entryCount > 0 && at < entries.length; at += entryCount) yield entries.slice(at, at + entryCount);
    }
  });

  it.each(exportFormats)('writes an article with nothing in it: $id', ({ write, id }) => {
    const { content, loss } = write({ ...input, state: emptyState(testId(0, 9)), sources: [], entries: [] });
    expect(content.length).toBeGreaterThan(0);
    expect(loss.map(({ what }) => what)).toEqual(id === 'csv' ? ['The file is without the article’s desk.'] : []);
  });

  it.each(exportFormats)('names every tag that is not in the file: $id', ({ write, id }) => {
    const { content, loss } = write(input);
    for (const { id: tagId, label } of input.state.annotations.values()) {
      const isThere = id === 'archive' || id === 'web-annotation' ? content.includes(tagId) : label !== null && content.includes(label);
      expect(isThere || loss.some(({ annotationId }) => annotationId === tagId), label ?? tagId).toBe(true);
    }
  });
});

describe('exportFormatOf', () => {
  it('finds a format by its id and nothing else', () => {
    expect(exportFormatOf('html')?.name).toBe('Web page with tags');
    expect(exportFormatOf('constructor')).toBeNull();
  });
});
