import { expect, it } from 'vitest';
import { isUnderWay, sendUnder, watchUnderWay } from './under-way';

it('knows what is under way until it is there, and tells all of it, with what came of it', async () => {
  const heard: unknown[] = [];
  const stop = watchUnderWay((...said) => heard.push([...said, isUnderWay('a')]));
  const coming = sendUnder('a', async () => 'article');
  expect([isUnderWay('a'), isUnderWay('b')]).toEqual([true, false]);
  expect(await coming).toBe('article');
  expect(isUnderWay('a')).toBe(false);
  stop();
  await sendUnder('a', async () => 'article');
  expect(heard).toEqual([
    ['a', null, true],
    ['a', { answer: 'article' }, false],
  ]);
});

it('has nothing under way that was refused, and nothing of it arrives', async () => {
  const heard: unknown[] = [];
  const stop = watchUnderWay((_, arrived) => heard.push(arrived));
  await expect(sendUnder('a', () => Promise.reject(new Error('locked')))).rejects.toThrow('locked');
  stop();
  expect(isUnderWay('a')).toBe(false);
  expect(heard).toEqual([null, null]);
});
