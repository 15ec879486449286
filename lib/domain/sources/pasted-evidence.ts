import { MAX_QUOTE_CHARS } from './evidence';
import { SourceUrl } from './source-url';

/** What somebody pasted or dropped as evidence: a link, and the words that came with it, if any. */
export interface PastedEvidence {
  url: string;
  quote: string;
}

// Beyond ASCII a link ends at what ends or parts sentences: where words are not parted by spaces, nothing else parts it from them.
const link = /https?:\/\/(?:[!#-&(-;=?-~§·・\p{Pd}\p{Pc}]|（[^\s"'。\p{Ps}\p{Pe}\p{Pi}\p{Pf}]+）|[^\s -~\p{P}])+/giu;
/** A link that is all there is, but for the end of a sentence: commas and colons beyond ASCII are its own. */
const alone =
  /^\s*(https?:\/\/(?:[!#-&(-;=?-~]|[（《【][^\s"'。\p{Ps}\p{Pe}\p{Pi}\p{Pf}]+[）》】]|[^\s -~…\p{STerm}\p{Ps}\p{Pe}\p{Pi}\p{Pf}])+)[…。！？۔।]*\s*$/iu;
const quotation = /^[\s"'„\p{Pi}\p{Pf}]+|[\s"'„\p{Pi}\p{Pf}]+$/gu;
/** 「…」 and its kin around all that is left: those within it belong to it. */
const bracketed = /^[〈-〔（]([^〈-〕（）]*)[〉-〕）]$/u;
/** What stands between words and the link that they are from: "… (from https://…)", 「…」（https://…）. */
const joint = /[\s\p{Ps}\p{Pi}–—\-:：,，、;；،؛]*(?:(?:source|from|see|via)[\s:]*)?$/iu;
/** What ends the link's brackets or sentence, and a dash that leads on to the words. */
const behind = /^(?:\s*[\p{Pe}\p{Pf}]|\p{Po}| *\p{Pd}\s)+/u;

/**
 * Reads a link, or a quotation with its link, from text as it comes from the clipboard or a drop. Null where there is no link, or more than
 * one. A link to a highlight (`#:~:text=`) brings its words along. https://wicg.github.io/scroll-to-text-fragment/
 */
export function readPastedEvidence(text: string): PastedEvidence | null {
  // Longer is no quotation: somebody pasted a page.
  if (text.length > MAX_QUOTE_CHARS) return null;
  const found = [...text.matchAll(link)];
  const [match] = found;
  if (!match || found.some(([other]) => other !== match[0])) return null;
  const whole = found.length > 1 ? undefined : alone.exec(text)?.[1];
  const said = whole ?? match[0];
  const raw = said.replace(/[.,;:!?)\]}、，：；،؛–—]+$/u, (end) => (end.startsWith(')') && said.includes('(') ? end : ''));
  const { address, words } = splitFragment(raw);
  const url = SourceUrl.safeParse(address);
  if (!url.success) return null;
  const before = text.slice(0, match.index).replace(joint, '');
  const after = text
    .slice(match.index + match[0].length)
    .replace(link, '')
    .replace(behind, '');
  const quote = `${before} ${after}`
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(bracketed, '$1')
    .replace(quotation, '')
    .replace(/\)$/u, '')
    .replace(quotation, '');
  return { url: url.data, quote: !whole && quote !== '' ? quote : words };
}

/** The address without a text directive, and the words that the directive names. */
function splitFragment(raw: string): { address: string; words: string } {
  const at = raw.indexOf('#:~:text=');
  const withId = raw.indexOf(':~:text=');
  if (withId < 0) return { address: raw, words: '' };
  const address = at >= 0 ? raw.slice(0, at) : raw.slice(0, withId);
  const [directive = ''] = raw.slice(withId + ':~:text='.length).split('&');
  // prefix-,start,end,-suffix: of these start and end are words that are meant.
  const parts = directive.split(',').filter((part) => !part.endsWith('-') && !part.startsWith('-'));
  return { address, words: parts.map(decode).join(' … ') };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
