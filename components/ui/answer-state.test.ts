import { keepPreviousData, onlineManager, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it } from 'vitest';
import { answerState, oldAnswerClass } from './answer-state';

/** A list that is asked for under one filter after the other, as the lists of the house are. */
function listUnder(filter: string) {
  const client = new QueryClient();
  // It hears when the line is back.
  client.mount();
  const asked = (query: string) => ({
    queryKey: ['list', query],
    queryFn: async () => query,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const list = new QueryObserver(client, asked(filter));
  const close = list.subscribe(() => undefined);
  return {
    press: (query: string) => list.setOptions(asked(query)),
    shown: () => list.getCurrentResult(),
    end: () => {
      close();
      client.unmount();
      client.clear();
    },
  };
}

describe('answerState', () => {
  afterEach(() => onlineManager.setOnline(true));

  it('says that rows are those from before while others are on their way', async () => {
    const { press, shown, end } = listUnder('all');
    expect(answerState(shown(), true)).toBe('coming');
    await expect.poll(() => answerState(shown(), true)).toBe('here');
    press('checking');
    expect(shown().data).toBe('all');
    expect(answerState(shown(), true)).toBe('coming');
    await expect.poll(() => shown().data).toBe('checking');
    expect(answerState(shown(), true)).toBe('here');
    end();
  });

  it('says that nothing comes without a line, and that what is known already is there', async () => {
    const { press, shown, end } = listUnder('all');
    await expect.poll(() => answerState(shown(), true)).toBe('here');
    onlineManager.setOnline(false);
    expect(answerState(shown(), false)).toBe('here');
    press('checking');
    expect(shown().data).toBe('all');
    expect(answerState(shown(), false)).toBe('no-line');
    press('all');
    expect(answerState(shown(), false)).toBe('here');
    press('checking');
    onlineManager.setOnline(true);
    await expect.poll(() => shown().data).toBe('checking');
    expect(answerState(shown(), true)).toBe('here');
    end();
  });

  it('takes a refusal for an answer', () => {
    expect(answerState({ isPending: false, isPlaceholderData: false }, false)).toBe('here');
  });
});

describe('oldAnswerClass', () => {
  it('marks what was there before only while something comes', () => {
    expect(oldAnswerClass('here')).toBe('');
    expect(oldAnswerClass('coming')).not.toBe('');
    expect(oldAnswerClass('no-line')).toBe('');
  });
});
