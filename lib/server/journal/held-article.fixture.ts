import { prisma, type Transaction } from '../database';

/** For tests: holds the article's row lock, as a writer in another process does, and does `work` with it. Resolves once it is held, to what lets it go. */
export async function holdArticle(articleId: string, work?: (tx: Transaction) => Promise<unknown>): Promise<() => Promise<void>> {
  let letGo = () => {};
  const isOver = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let take = () => {};
  const isTaken = new Promise<void>((resolve) => {
    take = resolve;
  });
  const holder = prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`select 1 as held from "Article" where id = ${articleId}::uuid for update`;
      await work?.(tx);
      take();
      await isOver;
    },
    { timeout: 30_000 },
  );
  await Promise.race([isTaken, holder]);
  return async () => {
    letGo();
    await holder;
  };
}
