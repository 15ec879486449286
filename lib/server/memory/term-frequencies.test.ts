import { expect, it } from 'vitest';
import { makeArticle, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { readClaimStatistics } from './term-frequencies';

it('PostgreSQL says how common the terms of claims are, odd ones too, once it has counted', async () => {
  const deskId = await makeDesk();
  const editor = await makePerson({ roles: { [deskId]: 'editor' } });
  const words = ['The heron came', 'A heron went', 'Nine herons slept', 'One “stork” came for £11.40'];
  const { id } = await makeArticle(editor, deskId, `Birds\n\n${words.join('. ')}.`);
  for (const one of words) await tagWords(editor, id, one);
  await prisma.$executeRaw`analyze "RememberedClaim"`;
  const { claims, rowsWith, rowsBeginning, newestFrom, shareOfDesks } = await readClaimStatistics();
  expect(claims).toBeGreaterThanOrEqual(4);
  // How many other claims this database holds by now is not known: of two words the shares are as three to one.
  expect(rowsWith('heron') / rowsWith('stork')).toBeCloseTo(3, 3);
  expect(rowsWith('11.4')).toBeGreaterThan(0);
  expect(rowsWith('zander')).toBeLessThan(rowsWith('stork'));
  expect(rowsWith("'; drop")).toBe(rowsWith('zander'));
  expect(rowsBeginning('her')).toBeGreaterThanOrEqual(rowsWith('heron'));
  expect(shareOfDesks([deskId])).toBeGreaterThan(0);
  const [newest, older] = [newestFrom(0.1), newestFrom(0.6)].map((time) => time?.getTime() ?? 0);
  expect(older).toBeGreaterThan(0);
  expect(newest).toBeGreaterThanOrEqual(older ?? 0);
  expect(newest).toBeLessThanOrEqual(Date.now());
  expect(newestFrom(0.9)).toBeNull();
});

it('What PostgreSQL says of claims is kept for a minute, and asked for again', async () => {
  const now = Date.now() + 3_600_000;
  const first = await readClaimStatistics(now);
  expect(await readClaimStatistics(now + 59_000)).toBe(first);
  expect(await readClaimStatistics(now + 61_000)).not.toBe(first);
});
