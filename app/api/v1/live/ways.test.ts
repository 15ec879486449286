import net from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { LiveMessage, MAX_STREAMS_EACH } from '@/lib/domain/contract/live';
import { makeArticle, sendEntries } from '@/lib/server/article.fixture';
import { endOwnSessions } from '@/lib/server/people/me';
import { makeDesk, makePerson } from '@/lib/server/people.fixture';
import { byNext, byShortWay, serve } from './ways.fixture';

const ends: (() => unknown)[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const end of ends.splice(0)) end();
});

it.each([
  ['by Next', byNext],
  ['by the short way', byShortWay],
])('ends the connection of who acknowledges all and never reads, and counts the stream no longer: %s', async (_, answer) => {
  const deskId = await makeDesk();
  const lead = await makePerson({ roles: { [deskId]: 'lead' } });
  const { id } = await makeArticle(lead, deskId);
  // More than the machine's own buffers take.
  for (let n = 0; n < 30; n++) {
    const text = 'x'.repeat(400_000);
    const insertion = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } };
    const steps = [insertion, { stepType: 'replace', from: 1, to: 1 + text.length }];
    await sendEntries(lead, id, { type: 'text', payload: { steps, origin: 'edit' } });
  }
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const { answers, port, end } = await serve(lead, answer);
  ends.push(end);
  const deaf = net.connect(port, '127.0.0.1').pause();
  ends.push(() => deaf.destroy());
  deaf.write(`GET /api/v1/live?article=${id}:1 HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await expect.poll(() => answers[0]?.socket.writableNeedDrain).toBe(true);
  await vi.advanceTimersByTimeAsync(150_000);
  // Told of by neither Next nor the reader.
  await expect.poll(() => answers[0]?.socket.destroyed).toBe(true);
  await answers[0]?.isOver;
  const line = new AbortController();
  ends.push(() => line.abort());
  const open = async () => (await fetch(`http://127.0.0.1:${port}/api/v1/live?article=${id}:31`, { signal: line.signal })).status;
  for (let n = 0; n < MAX_STREAMS_EACH; n++) expect(await open()).toBe(200);
  expect(await open()).toBe(503);
});

it('brings by the short way what it brings by Next, and its end', async () => {
  const deskId = await makeDesk();
  const lead = await makePerson({ roles: { [deskId]: 'lead' } });
  const { id } = await makeArticle(lead, deskId);
  const type = (text: string) => {
    const insertion = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } };
    return sendEntries(lead, id, { type: 'text', payload: { steps: [insertion], origin: 'edit' } });
  };
  await type('What came. ');
  const reading = [byNext, byShortWay].map(async (way) => {
    const { port, end } = await serve(lead, way);
    ends.push(end);
    const { body } = await fetch(`http://127.0.0.1:${port}/api/v1/live?article=${id}:1`);
    let text = '';
    const read = (async () => {
      for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) text += piece;
    })();
    await expect.poll(() => text).toContain('event: ready');
    return { read, text: () => text };
  });
  const lines = await Promise.all(reading);
  for (const text of ['What comes, ', 'and more ', 'żółw 🐢 ']) await type(text);
  for (const { text } of lines) await expect.poll(text).toContain('🐢');
  await endOwnSessions(lead);
  await Promise.all(lines.map(({ read }) => read));
  // Pieces are gathered as it happens: the entries are the same.
  const entriesOf = (text: string) =>
    [...text.matchAll(/^event: entries\ndata: (.*)$/gm)].flatMap(([, data = '']) => LiveMessage.parse(JSON.parse(data)).entries);
  const [byOne = [], byOther] = lines.map(({ text }) => entriesOf(text()));
  expect(byOne).toHaveLength(4);
  expect(byOther).toEqual(byOne);
});
