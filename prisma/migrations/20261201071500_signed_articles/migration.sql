-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "isSigned" BOOLEAN NOT NULL DEFAULT false;

-- By hand: under which articles of before a signature stands, as `isLocked` (lib/domain/sign-off/sign-off.ts) says.
update "Article" set "isSigned" = true where exists (
  select 1 from "JournalEntry" signed where signed."articleId" = "Article".id and signed.type = 'article.signed-off'
    and not exists (
      select 1 from "JournalEntry" opened
      where opened."articleId" = signed."articleId" and opened.type = 'article.reopened' and opened.seq > signed.seq
    )
);
