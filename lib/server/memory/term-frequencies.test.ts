import { expect, it } from 'vitest';
import { makeArticle, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { readTermFrequencies } from './term-frequencies';

it('PostgreSQL says how common the terms of claims are, odd ones too, once it has counted', async () => {
  const deskId = await makeDesk();
  const editor = await makePerson({ roles: { [deskId]: 'editor' } });
  const words = ['The heron came', 'A heron went', 'Nine herons slept', 'One “stork” came for £11.40'];
  const { id } = await makeArticle(editor, deskId, `Birds\n\n${words.join('. ')}.`);
  for (const one of words) await tagWords(editor, id, one);
  await prisma.$executeRaw`analyze "RememberedClaim"`;
  const { claims, rowsWith, rowsBeginning } = await readTermFrequencies(['heron', 'stork', '11.4', 'zander', "'; drop"], 'her');
  expect(claims).toBeGreaterThanOrEqual(4);
  // How many other claims this database holds by now is not known: of two words the shares are as three to one.
  expect(rowsWith('heron') / rowsWith('stork')).toBeCloseTo(3, 3);
  expect(rowsWith('11.4')).toBeGreaterThan(0);
  expect(rowsWith('zander')).toBeLessThan(rowsWith('stork'));
  expect(rowsWith("'; drop")).toBe(rowsWith('zander'));
  expect(rowsBeginning('her')).toBeGreaterThanOrEqual(rowsWith('heron'));
});
