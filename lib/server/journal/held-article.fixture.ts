import { prisma } from '../database';

/** For tests: holds the article's row lock, as a writer in another process does. Resolves once it is held, to what lets it go. */
export async function holdArticle(articleId: string): Promise<() => Promise<void>> {
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
