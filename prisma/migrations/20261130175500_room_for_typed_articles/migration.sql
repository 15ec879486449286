-- By hand: the row of an article that is typed in is written anew with each key. Where its page has room for it and no column of an index is another, the
-- indexes keep pointing to the old place, which leads on. Prisma has no words for it.
ALTER TABLE "Article" SET (fillfactor = 70);
