/** Most bytes of an article's file, and of a paste, HTML and plain text together. */
export const MAX_ARTICLE_BYTES = 20 * 1024 * 1024;

/** Most bytes of a Galley archive, which holds the whole journal. */
export const MAX_ARCHIVE_BYTES = 100 * 1024 * 1024;
