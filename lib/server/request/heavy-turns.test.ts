import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GET as exportArticle } from '@/app/api/v1/articles/[articleId]/export/route';
import { GET as openArticle } from '@/app/api/v1/articles/[articleId]/state/route';
import { makeArticle } from '../article.fixture';
import { prisma } from '../database';
import { ofProcess } from '../of-process';
import { makeDesk, makePerson, requestAs } from '../people.fixture';
import { noTurns } from '../turns';
import { answerInTurn } from './heavy-turns';

/** Work that goes on until it is told to end. */
function openWork() {
  let isBegun = false;
  let end = (_response: Response) => {};
  const answer = new Promise<Response>((resolve) => {
    end = resolve;
  });
  const work = () => {
    isBegun = true;
    return answer;
  };
  return { work, end: (response = new Response(null)) => end(response), isBegun: () => isBegun };
}

const whoStays = () => new AbortController().signal;
const ask = (work: () => Promise<Response>, gone = whoStays(), personId = uuidv7()) => answerInTurn(personId, gone, work);
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A stream whose reader has to ask for each of its pieces. */
const pieces = (count: number) => {
  let left = count;
  return new Response(
    new ReadableStream(
      {
        pull(controller) {
          if (left-- > 0) controller.enqueue(new TextEncoder().encode('piece'));
          else controller.close();
        },
      },
      { highWaterMark: 0 },
    ),
    { headers: { 'X-Kept': 'as it was' } },
  );
};

/** Takes all turns but those that are said to be left, and gives the way to end them. */
function holdTurns(count: number): () => Promise<void> {
  const held = Array.from({ length: count }, openWork);
  const answers = held.map(({ work }) => ask(work));
  return async () => {
    for (const { end } of held) end();
    await Promise.all(answers);
  };
}

describe('answerInTurn', () => {
  afterEach(() => vi.useRealTimers());

  it('lets three at once, and the others in order', async () => {
    const all = Array.from({ length: 5 }, openWork);
    const answers = all.map(({ work }) => ask(work));
    await settle();
    const begun = () => all.map(({ isBegun }) => isBegun());
    expect(begun()).toEqual([true, true, true, false, false]);
    all[1]?.end();
    await answers[1];
    await settle();
    expect(begun()).toEqual([true, true, true, true, false]);
    for (const { end } of all) end();
    await Promise.all(answers);
  });

  it('refuses the fifty-first that waits, and who waits for half a minute, and says when to come again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const release = holdTurns(3);
    const never = openWork();
    const waiting = Promise.allSettled(Array.from({ length: 50 }, () => ask(never.work)));
    const refusal = { code: 'busy', message: expect.stringMatching(/Nothing is lost/), details: { retryAfterSeconds: 15 } };
    await expect(ask(never.work)).rejects.toMatchObject(refusal);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await waiting).toEqual(Array.from({ length: 50 }, () => ({ status: 'rejected', reason: expect.objectContaining(refusal) })));
    expect(never.isBegun()).toBe(false);
    await release();
  });

  it('leaves places in the line for others, whatever one person asks for', async () => {
    const release = holdTurns(3);
    const [eager, one] = [uuidv7(), openWork()];
    const theirs = Array.from({ length: 10 }, () => ask(one.work, whoStays(), eager));
    await expect(ask(one.work, whoStays(), eager)).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringMatching(/^Ten of your/),
    });
    one.end();
    const other = ask(async () => new Response('done'));
    await release();
    await Promise.all(theirs);
    expect(await (await other).text()).toBe('done');
    await expect(ask(one.work, whoStays(), eager)).resolves.toBeDefined();
  });

  it('lets others go before what one person asked for besides what is being made for them', async () => {
    const eager = uuidv7();
    const theirs = Array.from({ length: 10 }, openWork);
    const answers = theirs.map(({ work }) => ask(work, whoStays(), eager));
    const other = openWork();
    answers.push(ask(other.work));
    theirs[0]?.end();
    await settle();
    const begun = [other.isBegun(), theirs[3]?.isBegun()];
    for (const { end } of [...theirs, other]) end();
    await Promise.all(answers);
    expect(begun).toEqual([true, false]);
  });

  it('keeps the turn of a stream until it is sent', async () => {
    const release = holdTurns(2);
    const stream = await ask(async () => pieces(2));
    expect(stream.headers.get('X-Kept')).toBe('as it was');
    const next = openWork();
    const answered = ask(next.work);
    await settle();
    expect(next.isBegun()).toBe(false);
    expect(await stream.text()).toBe('piecepiece');
    await settle();
    expect(next.isBegun()).toBe(true);
    next.end();
    await Promise.all([answered, release()]);
  });

  it.each<[string, (stream: Response, gone: AbortController) => unknown]>([
    ['is dropped', (stream) => stream.body?.cancel()],
    ['has a reader who goes', (_, gone) => gone.abort()],
    ['has a reader who takes nothing for ten seconds', () => vi.advanceTimersByTimeAsync(10_000)],
  ])('hands on the turn of a stream that %s', async (_, leave) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const release = holdTurns(2);
    const gone = new AbortController();
    const stream = await ask(async () => pieces(2), gone.signal);
    const next = openWork();
    const answered = ask(next.work);
    await settle();
    expect(next.isBegun()).toBe(false);
    await leave(stream, gone);
    await settle();
    expect(next.isBegun()).toBe(true);
    next.end();
    await Promise.all([answered, release()]);
  });

  it('hands on the turn of a stream whose reader takes a little now and then, and goes on with it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const release = holdTurns(2);
    const reader = (await ask(async () => pieces(4))).body?.getReader();
    const next = openWork();
    const answered = ask(next.work);
    const begun: boolean[] = [];
    for (let piece = 0; piece < 4; piece++) {
      await vi.advanceTimersByTimeAsync(4_000);
      await reader?.read();
      await settle();
      begun.push(next.isBegun());
    }
    expect(begun).toEqual([false, false, true, true]);
    expect(await reader?.read()).toMatchObject({ done: true });
    next.end();
    await Promise.all([answered, release()]);
  });

  it('hands on the turn of work that fails, and of work that nobody waits for any more', async () => {
    const release = holdTurns(2);
    await expect(ask(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    const gone = new AbortController();
    const left = openWork();
    const dropped = ask(left.work, gone.signal);
    gone.abort();
    left.end(pieces(2));
    await dropped;
    expect(await (await ask(async () => new Response('next'))).text()).toBe('next');
    await release();
  });
});

describe('an export', () => {
  const makeExport = async () => {
    const deskId = await makeDesk();
    const editor = await makePerson({ roles: { [deskId]: 'editor' } });
    const { id: articleId } = await makeArticle(editor, deskId, 'Night\n\nThe last bus left.');
    const ask = async (signal: AbortSignal) => {
      const request = await requestAs(editor, `/api/v1/articles/${articleId}/export?format=csv`, { signal });
      return exportArticle(request, { params: Promise.resolve({ articleId }) });
    };
    const stand = (count: number) =>
      vi.waitFor(() => expect(ofProcess('heavy requests', noTurns).waiting.filter(({ whose }) => whose === editor.id)).toHaveLength(count));
    return { ask, stand, deskId, personId: editor.id };
  };

  it('waits for its turn, and leaves the line when its asker goes', async () => {
    const { ask, stand } = await makeExport();
    const release = holdTurns(3);
    const gone = new AbortController();
    const [left, kept] = [ask(gone.signal), ask(whoStays())];
    await stand(2);
    gone.abort();
    const refused = await left;
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '1']);
    await release();
    const answered = await kept;
    expect(answered.status).toBe(200);
    expect(await answered.text()).toContain('Label');
  });

  it('is for who may read the article when their turn comes', async () => {
    const { ask, stand, deskId, personId } = await makeExport();
    const release = holdTurns(3);
    vi.useFakeTimers({ toFake: ['performance'] });
    const kept = ask(whoStays());
    await stand(1);
    vi.advanceTimersByTime(1_200);
    await prisma.membership.deleteMany({ where: { deskId, personId } });
    await release();
    expect((await kept).status).toBe(404);
  });
});

describe('an article that is opened where something unsent begins', () => {
  it('stands in no line with exports', async () => {
    const deskId = await makeDesk();
    const editor = await makePerson({ roles: { [deskId]: 'editor' } });
    const { id: articleId } = await makeArticle(editor, deskId, 'Night\n\nThe last bus left.');
    const release = holdTurns(3);
    const request = await requestAs(editor, `/api/v1/articles/${articleId}/state?seq=1`);
    expect((await openArticle(request, { params: Promise.resolve({ articleId }) })).status).toBe(200);
    await release();
  });
});
