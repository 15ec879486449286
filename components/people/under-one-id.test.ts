import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import { underOneId } from './under-one-id';

const noAnswer = new ApiError('unreachable', 0, 'The server did not answer. Try again.');
const refusal = new ApiError('conflict', 409, 'Jonah Falk is not on this desk any more.');

describe('underOneId', () => {
  let sent: string[];
  let ask: (asked: string, failure?: Error) => Promise<void>;

  beforeEach(() => {
    sent = [];
    let count = 0;
    const under = underOneId(() => `id ${++count}`);
    ask = (asked, failure) =>
      under(asked, async (id) => {
        sent.push(`${asked}, ${id}`);
        if (failure) throw failure;
      }).catch((error: unknown) => expect(error).toBe(failure));
  });

  it('asks under the same id until there is an answer, and then under another', async () => {
    for (const failure of [noAnswer, noAnswer, undefined, undefined]) await ask('checker', failure);
    expect(sent).toEqual(['checker, id 1', 'checker, id 1', 'checker, id 1', 'checker, id 2']);
  });

  it('takes a refusal for an answer', async () => {
    for (const failure of [noAnswer, refusal, undefined]) await ask('checker', failure);
    expect(sent).toEqual(['checker, id 1', 'checker, id 1', 'checker, id 2']);
  });

  it('asks for something else under another id', async () => {
    for (const asked of ['checker', 'editor', 'checker']) await ask(asked, noAnswer);
    expect(sent).toEqual(['checker, id 1', 'editor, id 2', 'checker, id 3']);
  });

  it('keeps the id of what was asked for last where an earlier answer comes late', async () => {
    const ids: string[] = [];
    let count = 0;
    const under = underOneId(() => `id ${++count}`);
    let answer = () => {};
    const first = under('checker', () => new Promise<void>((resolve) => (answer = resolve)));
    const lost = (id: string) => {
      ids.push(id);
      return Promise.reject(noAnswer);
    };
    await under('editor', lost).catch(() => undefined);
    answer();
    await first;
    await under('editor', lost).catch(() => undefined);
    expect(ids).toEqual(['id 2', 'id 2']);
  });
});
