import { describe, expect, it } from 'vitest';
import { stateToJson } from '../article-state';
import { writeArchive } from '../export/archive';
import { GalleyArchive } from '../export/archive-form';
import { testId } from '../export/journal-writer.fixture';
import { sampleInput } from '../export/sample.fixture';
import { writeSampleReplies } from '../export/sample-replies.fixture';
import { seenBy } from '../talk/query';
import { readArchive } from './archive';
import { prepareArchiveImport } from './archive-import';

const input = sampleInput(writeSampleReplies());
const archive = GalleyArchive.parse(JSON.parse(writeArchive(input).content));

/** The archive with its first request, which nobody answered, changed. */
const withRequest = (change: Record<string, unknown>) => ({
  ...archive,
  state: { ...archive.state, replyRequests: archive.state.replyRequests?.map((one, index) => (index === 0 ? { ...one, ...change } : one)) },
});

describe('findRequestFault', () => {
  const [first, second] = archive.state.replyRequests ?? [];
  const crafted: [string, Record<string, unknown>, RegExp][] = [
    ['of nobody', { byId: '../../etc' }, /request for a reply was logged by nobody/],
    ['sent at no time', { sentAt: 'yesterday' }, /logged by nobody, or at no time/],
    ['about no tag', { annotationIds: [] }, /about a tag that is not there/],
    ['about a tag of another article', { annotationIds: [testId(3, 99)] }, /about a tag that is not there/],
    ['that joined another', { joined: [{ annotationId: testId(3, 99), entryId: testId(1, 1) }] }, /about another tag than it says/],
    ['of a very long question', { asked: { ...first?.asked, question: '?'.repeat(10_001) } }, /asks in too many words/],
    [
      'with a very long answer',
      { outcome: { ...first?.outcome, said: { answer: '!'.repeat(20_001), note: '' } } },
      /answered in too many words/,
    ],
    ['whose deadline came first', { deadlineAt: first?.sentAt }, /deadline before it was sent/],
    ['answered first', { outcome: { ...second?.outcome, happenedAt: '2025-01-01T00:00:00.000Z' } }, /answered before it was sent/],
    ['silent by another deadline', { deadlineAt: '2026-02-28T17:00:00.000Z' }, /silent by another deadline/],
    ['twice', { id: second?.id }, /two requests for a reply have one id/],
    ['asked otherwise than its journal says', { asked: { name: 'Nobody', role: '', question: 'Nothing' } }, /does not lead to its text/],
  ];

  it.each(crafted)('refuses an archive with a request %s', (_what, change, sentence) => {
    expect(() => readArchive(JSON.stringify(withRequest(change)))).toThrow(sentence);
  });

  it('takes those of an article, and of one whose words were kept back', () => {
    const { state } = readArchive(JSON.stringify(archive));
    expect(state.replyRequests).toEqual(input.state.replyRequests);
    const seen = seenBy(input.state, { seesDrafts: false });
    const partly = writeArchive({ ...input, state: seen, entries: [], keepsDraftsBack: true }).content;
    expect(readArchive(partly).state.replyRequests).toEqual(seen.replyRequests);
  });
});

describe('prepareArchiveImport', () => {
  it('brings the log along, with new ids, and names those who wrote it', () => {
    let made = 0;
    const contents = readArchive(JSON.stringify(archive));
    const { imported } = prepareArchiveImport(contents, { newId: () => testId(99, ++made), deskId: testId(2, 2), keepsIds: false });
    const tagIds = imported.annotations.map(({ id }) => id);
    expect(imported.replyRequests).toMatchObject(
      input.state.replyRequests.map(({ asked, sentAt, deadlineAt, isRemoved }) => ({ asked, sentAt, deadlineAt, isRemoved })),
    );
    expect(imported.replyRequests?.every(({ annotationIds }) => annotationIds.every((id) => tagIds.includes(id)))).toBe(true);
    const old = new Set(JSON.stringify(stateToJson(input.state)).match(/018f4c1e-[0-9a-f-]{27}/g));
    const found = JSON.stringify(imported.replyRequests).match(/018f4c1e-[0-9a-f-]{27}/g) ?? [];
    expect(found.filter((id) => old.has(id) && !id.includes('8099-'))).toEqual([]);
    expect(Object.values(imported.peopleNames)).toContain('Jonas Brandt');
  });
});
