import { type ArticlePlace, findArticle } from './html-article';
import { readBlocks } from './html-blocks';
import { reasonOfElement } from './html-cuts';
import { readMeta } from './html-meta';
import { isOfficePage, reasonInOfficePage, roleInOfficePage } from './html-office';
import { roleOfElement } from './html-roles';
import { elementsOf, type HtmlDocument, isElement, parseHtml } from './html-tree';
import type { Reading } from './reading';

/** A whole web page: the article is looked for, and what stands around it is cut. Of a page that a word processor wrote, all is the article. */
export function readPage(html: string): Reading {
  const document = parseHtml(html);
  const isOffice = isOfficePage(document);
  // A word processor writes there the title of its file, often that of another text, and whom the program is registered to. Of a DOCX neither is read.
  const meta = { ...readMeta(document), ...(isOffice && { title: null, byline: null }) };
  const { headline, reasonOf } = isOffice ? allOfPage : findArticle(document);
  const { blocks, warnings } = readBlocks(document, {
    reasonOf,
    roleOf: (element) => (element === headline ? 'title' : isOffice ? roleInOfficePage(element) : roleOfElement(element)),
  });
  return {
    blocks,
    cutsAboveTitle: headline !== null,
    ...(headline === null && meta.title !== null && { titleIfNone: meta.title }),
    ...(meta.byline !== null && { byline: meta.byline }),
    ...(meta.publishedOn !== null && { publishedOn: meta.publishedOn }),
    declared: {
      reason: 'metadata',
      ...(meta.byline !== null && { byline: `author: ${meta.byline}` }),
      ...(meta.publishedOn !== null && { publishedOn: `date: ${meta.publishedOn}` }),
    },
    ...(meta.language !== '' && { language: meta.language }),
    ...(meta.direction !== null && { direction: meta.direction }),
    warnings: [...pictureWarning(document), ...warnings],
  };
}

const allOfPage: ArticlePlace = { headline: null, reasonOf: (node) => (isElement(node) ? reasonInOfficePage(node) : null) };

/** HTML that is all article: a clipboard, a converted DOCX or Markdown file. Only what no article holds is cut. */
export function readFragment(html: string): Reading {
  const document = parseHtml(html);
  const { blocks, warnings } = readBlocks(document, {
    reasonOf: (node) => (isElement(node) ? reasonOfElement(node) : null),
    roleOf: roleOfElement,
  });
  const language = readMeta(document).language;
  return { blocks, ...(language !== '' && { language }), warnings: [...pictureWarning(document), ...warnings] };
}

/** The encoding that an HTML file declares in its first 1,024 bytes, or null. https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 1_024));
  return (
    head.match(/<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i)?.[1] ?? head.match(/^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i)?.[1] ?? null
  );
}

function pictureWarning(document: HtmlDocument): string[] {
  const count = elementsOf(document).filter((element) => element.tagName === 'img' || element.tagName === 'picture').length;
  return count > 0 ? ['Pictures are left out; their captions are kept.'] : [];
}
