import { v7 as uuidv7 } from 'uuid';
import { claimStandings } from '@/lib/domain/checks/claim-counts';
import { createRandom, SCRIPTS } from '../corpus';

export interface FilledList {
  deskIds: string[];
  personIds: string[];
  /** Words that titles have, the common ones among them more often. */
  words: string[];
}

const DESKS = 8;
const PEOPLE = 40;
const WORDS = 4_000;
const HOUR_MS = 3_600_000;
const YEARS_MS = 4 * 365 * 24 * HOUR_MS;

/** Open ones are few in a house that has worked for years. */
const shares = [
  ['tagging', 0.04],
  ['checking', 0.06],
  ['with-author', 0.02],
  ['checked', 0.08],
  ['signed-off', 0.8],
] as const;

/** Fills a migrated, empty database with `count` articles as a house has them after some years: rows of the list alone, without text or journal. */
export async function fillList(count: number): Promise<FilledList> {
  const { prisma } = await import('@/lib/server/database');
  const { titleKeyOf } = await import('@/lib/domain/text/title-key');
  const random = createRandom(41);
  const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(random() * list.length)] ?? fallback;
  // Common words are asked for and found often, as in any language.
  const words = Array.from({ length: WORDS }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SCRIPTS.latin.syllables, 'ba')).join(''),
  );
  const word = () => words[Math.floor(WORDS * random() ** 3)] ?? 'ba';
  const ids = (length: number) => Array.from({ length }, () => uuidv7());
  const [deskIds, personIds] = [ids(DESKS), ids(PEOPLE)];
  await prisma.desk.createMany({ data: deskIds.map((id, i) => ({ id, name: `Desk ${i + 1}` })) });
  await prisma.person.createMany({ data: personIds.map((id, i) => ({ id, email: `${id}@ledger.example`, name: `Person ${i + 1}` })) });
  const now = Date.now();
  const invented = () => {
    const stage = stageAt(random());
    const isOpen = stage === 'tagging' || stage === 'checking' || stage === 'with-author';
    const claimCount = Math.floor(60 * random());
    const checkedCount = isOpen ? Math.floor(claimCount * random()) : claimCount;
    const title = Array.from({ length: 4 + Math.floor(random() * 6) }, word).join(' ');
    const updatedAt = new Date(now - (isOpen ? 30 * 24 * HOUR_MS : YEARS_MS) * random());
    const dueAt = random() < (isOpen ? 0.7 : 0.5) ? new Date(isOpen ? now + (random() - 0.2) * 240 * HOUR_MS : updatedAt) : null;
    const archivedAt = !isOpen && random() < 0.3 ? updatedAt : null;
    const worker = pick(personIds, '');
    return {
      ...{ id: uuidv7(), deskId: deskIds[Math.floor(DESKS * random() ** 1.5)] ?? '', createdById: pick(personIds, '') },
      ...{ authorId: random() < 0.5 ? pick(personIds, '') : null, ownerId: random() < 0.6 ? pick(personIds, '') : null },
      ...{ title, titleKey: titleKeyOf(title), byline: `${word()} ${word()}`, language: 'en', wordCount: 800, stage },
      ...{ claimCount, checkedCount, progress: claimCount === 0 ? 0 : Math.floor((1_000 * checkedCount) / claimCount) },
      claimCounts: {
        ...Object.fromEntries(claimStandings.map((one) => [one, 0])),
        supported: checkedCount,
        open: claimCount - checkedCount,
      },
      leftClaims: claimCount === checkedCount ? [] : [{ reason: 'to-check', count: claimCount - checkedCount }],
      composition: { claim: 300, opinion: 100, proposal: 50, none: 350 },
      ...{ composedSeq: 1, headSeq: 1, version: 1, updatedAt, createdAt: updatedAt, dueAt, archivedAt, isArchived: archivedAt !== null },
      work: { [worker]: { open: claimCount - checkedCount, done: checkedCount, second: isOpen && random() < 0.2 ? 1 : 0 } },
    };
  };
  for (let done = 0; done < count; done += CHUNK) {
    await prisma.article.createMany({ data: Array.from({ length: Math.min(CHUNK, count - done) }, invented) });
  }
  await prisma.$executeRaw`analyze`;
  return { deskIds, personIds, words };
}

const CHUNK = 1_000;

function stageAt(share: number): string {
  let sum = 0;
  for (const [stage, part] of shares) {
    sum += part;
    if (share < sum) return stage;
  }
  return 'signed-off';
}
