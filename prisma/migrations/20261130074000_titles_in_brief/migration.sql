-- Lists show of a very long headline or byline the beginning, as articleColumns (lib/server/journal/project.ts) writes it from now on.
UPDATE "Article" SET "title" = left("title", 999) || '…' WHERE char_length("title") > 1000;
UPDATE "Article" SET "byline" = left("byline", 399) || '…' WHERE char_length("byline") > 400;
