import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProblem } from '@/lib/domain/contract/problem';
import { makeArticle } from '@/lib/server/article.fixture';
import { makeDesk, makePerson, requestAs } from '@/lib/server/people.fixture';
import { type Door, doors } from './doors.fixture';

/** What brings a text in, with what its address asks. */
const ways: Record<string, string> = {
  'POST /api/v1/imports/paste': '',
  'POST /api/v1/imports/file': '&name=a.txt',
  'POST /api/v1/imports/archive': '',
  'POST /api/v1/articles': '',
  'POST /api/v1/articles/from-archive': `&name=a.json&id=${uuidv7()}`,
  'POST /api/v1/articles/[articleId]/newer-version': '',
};

let deskId: string;
let articleId: string;
beforeAll(async () => {
  deskId = await makeDesk();
  articleId = (await makeArticle(await makePerson({ roles: { [deskId]: 'lead' } }), deskId)).id;
});

/** Sends a text of which nothing comes: `read` resolves once it is waited for, `cut` ends its connection. */
async function send(person: { id: string }, door: Door) {
  let cut = () => {};
  let noteRead = () => {};
  const read = new Promise<'read'>((resolve) => {
    noteRead = () => resolve('read');
  });
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        cut = () => controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
      },
      pull: () => {
        noteRead();
        return new Promise(() => {});
      },
    },
    { highWaterMark: 0 },
  );
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  const address = door.address.replace('[articleId]', articleId);
  const request = await requestAs(person, `${address}?deskId=${deskId}${ways[door.name] ?? ''}`, init);
  const answer = door.handle(request, { params: Promise.resolve({ articleId }) });
  return { read, cut, answer, first: await Promise.race([read, answer.then(async (response) => readProblem(await response.json()))]) };
}

describe('what brings a text in', () => {
  const found = doors.filter(({ name }) => name in ways);

  it('is all there', () => expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(ways).sort()));

  it.each(found)('is not even read where two of the person are under way: $name', async (door) => {
    const [ines, jonah] = [await makePerson({ roles: { [deskId]: 'lead' } }), await makePerson({ roles: { [deskId]: 'lead' } })];
    const two = [await send(ines, door), await send(ines, door)];
    const third = await send(ines, door);
    expect(third.first).toMatchObject({ status: 503, detail: 'Two of your texts are being read already. Try again when one is done.' });
    const other = await send(jonah, door);
    two[0]?.cut();
    expect((await two[0]?.answer)?.status).toBe(503);
    const fourth = await send(ines, door);
    expect([...two, other, fourth].map(({ first }) => first)).toEqual(['read', 'read', 'read', 'read']);
    for (const { cut, answer } of [...two, other, fourth]) {
      cut();
      await answer;
    }
  });
});
