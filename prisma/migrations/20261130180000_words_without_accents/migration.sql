-- Titles and bylines are found whether accents are typed or not, and in whatever normal form they are stored: José by Jose.

-- By hand: words without accents, with the letters that no normal form takes apart as people type them for it. As `foldWord` of the app, but for case,
-- which is left to ILIKE, and for what NFC would put together again: that takes as long as all else, and both sides of a comparison are taken apart.
-- Most words have only letters of one byte, and are as they should be.
CREATE FUNCTION without_accents(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN octet_length(words) = char_length(words) THEN words ELSE
    replace(replace(replace(replace(replace(replace(replace(replace(
      translate(
        regexp_replace(normalize(words, NFKD), '[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670]', '', 'g'),
        'øØđĐðÐłŁıħĦ', 'oOdDdDlLihH'),
      'ß', 'ss'), 'ẞ', 'SS'), 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'), 'þ', 'th'), 'Þ', 'TH')
  END;

-- DropIndex
DROP INDEX "article_title_byline_trgm";

-- DropIndex
DROP INDEX "source_title_trgm";

-- By hand: the schema cannot say what an index makes of a column.
CREATE INDEX "article_words_trgm" ON "Article" USING GIN (without_accents("title") gin_trgm_ops, without_accents("byline") gin_trgm_ops);
CREATE INDEX "source_words_trgm" ON "Source" USING GIN (without_accents("title") gin_trgm_ops);
