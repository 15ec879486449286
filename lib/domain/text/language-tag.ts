import { z } from 'zod';

/**
 * The language of a text in the form of BCP 47 (`en`, `pt-BR`, `ar-u-nu-latn`, `de-x-mtfrom-en`), or empty where nobody said. Only the form is asked
 * for: a page may name any, and what was kept at one door is never refused at another. https://www.rfc-editor.org/info/bcp47
 */
export const LanguageTag = z.string().regex(/^$|^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'A language is a tag such as en, pt-BR or zh-Hant.');

/** Longest tag that is taken. RFC 5646 asks for 35 characters; extensions and what is private go on behind them. */
export const MAX_LANGUAGE_CHARS = 200;

/** The language of a text from outside. What is stored is read without the limit: it must not make an old journal unreadable. */
export const LanguageInput = LanguageTag.max(MAX_LANGUAGE_CHARS, 'A language is a tag such as en, pt-BR or zh-Hant.');
