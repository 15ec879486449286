import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { deleteArticle } from '../articles/articles';
import { prisma } from '../database';
import { rebuildState } from '../journal/keyframes';
import { cacheState, forgetState } from '../journal/state-cache';
import { makeDesk, makePerson } from '../people.fixture';
import { expectCommit, type FeedFrame, followFeed } from './article-feed';

async function makeRoom() {
  const deskId = await makeDesk();
  const lead = await makePerson({ roles: { [deskId]: 'lead' } });
  const { id } = await makeArticle(lead, deskId);
  return { lead, id };
}

/** Someone who follows the article and writes down what they get. */
async function follow(articleId: string) {
  const frames: FeedFrame[] = [];
  let unknown = 0;
  const stop = await followFeed(articleId, {
    onFrame: (_, frame) => frames.push(frame),
    onUnknown: () => {
      unknown += 1;
    },
  });
  return { frames, unknown: () => unknown, stop };
}

const anyone = await makePerson();
const wordsOf = ({ bytesFor }: FeedFrame) => new TextDecoder().decode(bytesFor(anyone));

describe('the feed of an article', () => {
  it('is written once for all who follow it', async () => {
    const { lead, id } = await makeRoom();
    const [one, other] = [await follow(id), await follow(id)];
    await tagWords(lead, id, 'Nothing happened');
    await expect.poll(() => [one.frames.length, other.frames.length]).toEqual([1, 1]);
    expect(one.frames[0]?.bytesFor(lead)).toBe(other.frames[0]?.bytesFor(lead));
    expect(one.frames[0]).toMatchObject({ after: 1, seq: 2 });
    one.stop();
    other.stop();
  });

  it('brings every entry once and in order, however many write at once', async () => {
    const { lead, id } = await makeRoom();
    const { frames: all, stop } = await follow(id);
    await Promise.all(Array.from({ length: 20 }, () => tagWords(lead, id, 'Nothing happened')));
    await expect.poll(() => all.at(-1)?.seq).toBe(21);
    // The notice of the article's own first entry may come as late as this.
    const frames = all.filter(({ seq }) => seq > 1);
    expect(frames.map(({ after }) => after)).toEqual([1, ...frames.slice(0, -1).map(({ seq }) => seq)]);
    const seqs = frames.flatMap((frame) => [...wordsOf(frame).matchAll(/"seq":(\d+)/g)].map(([, seq]) => Number(seq)));
    expect(seqs).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
    stop();
  });

  it('reads the tables where what this process was about to commit was written by another', async () => {
    const { id } = await makeRoom();
    const { frames, stop } = await follow(id);
    const commit = expectCommit(id);
    commit.upTo(1);
    await prisma.$queryRaw`select pg_notify('galley_journal', ${JSON.stringify({ articleId: id, seq: 1 })})::text`;
    commit.end();
    await expect.poll(() => frames.map(({ after, seq }) => [after, seq])).toEqual([[0, 1]]);
    stop();
  });

  it.each([
    ['nothing of the article', forgetState],
    [
      'what it was before',
      async (id: string) => {
        forgetState(id);
        cacheState(await rebuildState(prisma, id, 1));
      },
    ],
  ])(
    'keeps the words of a comment that another process wrote and removed at once, where this one has in memory %s',
    async (_, remember) => {
      const { lead, id } = await makeRoom();
      const about = { threadId: uuidv7(), commentId: uuidv7() };
      const comment = { ...about, about: 'article', text: 'Quarkfort did it', mentions: [lead.id] };
      const writing = await follow(id);
      await sendEntries(lead, id, { type: 'comment', payload: comment }, { type: 'comment-removed', payload: about });
      // Its own notice has come: the one below is the first that is heard.
      await expect.poll(() => writing.frames.at(-1)?.seq).toBe(3);
      writing.stop();
      await remember(id);
      const { frames, stop } = await follow(id);
      for (const seq of [1, 3]) {
        await prisma.$queryRaw`select pg_notify('galley_journal', ${JSON.stringify({ articleId: id, seq })})::text`;
        await expect.poll(() => frames.at(-1)?.seq).toBe(seq);
      }
      expect(frames.map(({ after, seq }) => [after, seq])).toEqual([
        [0, 1],
        [1, 3],
      ]);
      expect(frames.map(wordsOf).join()).toContain('"comment-removed"');
      expect(frames.map(wordsOf).join()).not.toContain('Quarkfort');
      expect(frames.map(wordsOf).join()).not.toContain(`"mentions":["${lead.id}"]`);
      stop();
    },
  );

  it('says that it does not know when the article is gone', async () => {
    const { id } = await makeRoom();
    const follower = await follow(id);
    await deleteArticle(await makePerson({ isAdmin: true }), id);
    await expect.poll(follower.unknown).toBe(1);
    follower.stop();
  });

  it('says that it does not know when notices may have been missed, and goes on with what comes then', async () => {
    const { lead, id } = await makeRoom();
    const follower = await follow(id);
    await prisma.$queryRaw`select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = 'galley live' and datname = current_database()`;
    await expect.poll(follower.unknown).toBe(1);
    await tagWords(lead, id, 'Nothing happened');
    await expect.poll(() => follower.frames.map(({ seq }) => seq)).toEqual([2]);
    follower.stop();
  });
});
