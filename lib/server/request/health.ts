import { prisma } from '../database';

/** Answers once the database did; throws what the database throws, which the route turns into 503. */
export async function readHealth(): Promise<{ ok: true }> {
  await prisma.$queryRaw`select 1`;
  return { ok: true };
}
