-- Titles and bylines are found as keyboards type them: with either sigma, without what Arabic and Hebrew only write now and then, with straight quotes.

-- DropIndex
DROP INDEX "article_words_trgm";

-- DropIndex
DROP INDEX "source_words_trgm";

-- By hand: as `foldText` of the app, but for case, for spaces and for what NFC would put together again.
-- Most words have only letters of one byte, and are as they should be.
CREATE OR REPLACE FUNCTION without_accents(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN octet_length(words) = char_length(words) THEN words ELSE
    replace(replace(replace(replace(replace(replace(replace(replace(
      translate(
        regexp_replace(normalize(words, NFKD), '[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f]', '', 'g'),
        'øØđĐðÐłŁıħĦς' || U&'\064A\0649\0643\0671\0629\05BE' || '‘’‚ʼ׳“”„«»״',
        'oOdDdDlLihHσ' || U&'\06CC\06CC\06A9\0627\0647-' || '''''''''''"""""""'),
      'ß', 'ss'), 'ẞ', 'SS'), 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'), 'þ', 'th'), 'Þ', 'TH')
  END;

-- By hand: the schema cannot say what an index makes of a column.
CREATE INDEX "article_words_trgm" ON "Article" USING GIN (without_accents("title") gin_trgm_ops, without_accents("byline") gin_trgm_ops);
CREATE INDEX "source_words_trgm" ON "Source" USING GIN (without_accents("title") gin_trgm_ops);
