import type { CutReason } from './draft';
import { isWordless, reasonOfElement, reasonOfName } from './html-cuts';
import {
  attribute,
  elementsOf,
  type HtmlDocument,
  type HtmlElement,
  type HtmlNode,
  hasClass,
  isElement,
  isText,
  nameWords,
  rawText,
} from './html-tree';

/** Where the article stands in a page, and why the rest of the page is no part of it. */
export interface ArticlePlace {
  /** The headline's element, or null. */
  headline: HtmlElement | null;
  reasonOf(node: HtmlNode): CutReason | null;
}

/** A paragraph counts as prose from this many characters outside links. */
const MIN_PROSE_CHARS = 40;
/** A container that holds this share of its parent's prose is looked into; the rest beside it is not the article. */
const mainShare = 0.8;
/** Class names say nothing about an element that holds more than this share of all prose. */
const MAX_HINTED_SHARE = 0.4;
/** Below so many paragraphs of prose, or so much of it, a heading is a crosshead. */
const MAX_PROSE_ABOVE = { paragraphs: 1, chars: 300 };
const MIN_LINKS_OF_MENU = 3;
const MAX_LINK_CHARS = 60;

interface Measure {
  prose: number;
  text: number;
  linked: number;
  links: number;
}

/**
 * Finds the article of a whole page: the `<article>` or `<main>` with most prose, or else the narrowest container that still
 * holds most of it; and its headline, inside it and above its prose, or the last one above it. What stands between the two belongs to the article.
 */
export function findArticle(document: HtmlDocument): ArticlePlace {
  const measures = measure(document);
  const order = documentOrder(document);
  const proseOf = (element: HtmlElement) => measures.get(element)?.prose ?? 0;
  const all = elementsOf(document);
  const body = all.find((element) => element.tagName === 'body');
  if (!body) return { headline: null, reasonOf: (node) => (isElement(node) ? reasonOfElement(node) : null) };
  const total = proseOf(body);
  const root = narrow(chooseContainer(all, body, proseOf), proseOf);

  const holders = ancestorsOf(root);
  const start = order.get(root) ?? 0;
  const isCalledHeadline = (element: HtmlElement) =>
    isNamedHeadline(element) && (isWithin(element, root) || isBesideHolder(element, holders));
  const headlines = all.filter((element) => (element.tagName === 'h1' || isCalledHeadline(element)) && isShown(element));
  const within = headlines.filter((heading) => isWithin(heading, root));
  const inside = within.find(({ tagName }) => tagName === 'h1') ?? within[0];
  const isCrosshead = inside && !isNamedByPage(inside, all) && isBelowProse(inside, root, measures, total);
  const headline = (isCrosshead ? undefined : inside) ?? headlines.findLast((h1) => (order.get(h1) ?? 0) < start) ?? null;
  const headlineHolders = headline ? ancestorsOf(headline) : new Set<HtmlNode>();
  const headlineAt = headline ? (order.get(headline) ?? 0) : Number.POSITIVE_INFINITY;

  const reasonOf = (node: HtmlNode): CutReason | null => {
    if (node === root || node === headline || holders.has(node) || headlineHolders.has(node)) return null;
    if (isText(node) && node.value.trim() === '') return null;
    const isInside = isWithin(node, root) || (headline !== null && isWithin(node, headline));
    const at = order.get(node) ?? 0;
    const isBetween = at > headlineAt && at < start;
    const own = isElement(node) ? reasonWithin(node, measures, total) : null;
    return isInside || isBetween ? own : (own ?? 'outside');
  };
  return { headline, reasonOf };
}

/** True for a heading that is a headline by its name: blogs have theirs in h2 or h3, where h1 is the blog's own. Teasers of others are named so too. */
const isNamedHeadline = (element: HtmlElement) =>
  /^h[2-4]$/.test(element.tagName) && ['entry-title', 'post-title'].some((name) => hasClass(element, name));

/** True for what stands right in an element that holds the article, or in a header there. */
function isBesideHolder({ parentNode: parent }: HtmlElement, holders: ReadonlySet<HtmlNode>): boolean {
  if (!parent || !('tagName' in parent)) return false;
  return holders.has(parent) || (parent.tagName === 'header' && isBesideHolder(parent, holders));
}

/** True for a heading whose words the page's title begins with: "Pier closes | The Daily". It is the headline, whatever stands above it. */
function isNamedByPage(heading: HtmlElement, all: readonly HtmlElement[]): boolean {
  const wordsOf = (element: HtmlElement | undefined) => (element ? rawText(element).replace(/\s+/g, ' ').trim().toLowerCase() : '');
  const words = wordsOf(heading);
  return words !== '' && wordsOf(all.find(({ tagName }) => tagName === 'title')).startsWith(words);
}

/** True for a heading with more prose of the article above it than a kicker or a standfirst has: it heads a section. */
function isBelowProse(heading: HtmlElement, root: HtmlElement, measures: Map<HtmlNode, Measure>, total: number): boolean {
  let [paragraphs, chars] = [0, 0];
  /** False once the heading was met. */
  const goThrough = (element: HtmlElement): boolean => {
    if (element === heading) return false;
    const own = ownProse(element, measures.get(element) ?? { prose: 0, text: 0, linked: 0, links: 0 });
    if (own > 0) paragraphs++;
    chars += own;
    return element.childNodes.every((child) => !isElement(child) || isLeftOut(child) || goThrough(child));
  };
  const isLeftOut = (child: HtmlElement) => isWordless(child) || reasonWithin(child, measures, total) !== null;
  goThrough(root);
  return paragraphs > MAX_PROSE_ABOVE.paragraphs || chars > MAX_PROSE_ABOVE.chars;
}

function reasonWithin(element: HtmlElement, measures: Map<HtmlNode, Measure>, total: number): CutReason | null {
  const reason = reasonOfElement(element);
  if (reason) return reason;
  const { prose, text, linked, links } = measures.get(element) ?? { prose: 0, text: 0, linked: 0, links: 0 };
  if (prose > total * MAX_HINTED_SHARE) return null;
  const named = reasonOfName(element);
  if (named) return named;
  const isMenu =
    links >= MIN_LINKS_OF_MENU &&
    linked >= text * 0.8 &&
    linked / links <= MAX_LINK_CHARS &&
    ['ul', 'ol', 'div', 'section', 'p'].includes(element.tagName);
  return isMenu ? 'navigation' : null;
}

function chooseContainer(all: HtmlElement[], body: HtmlElement, proseOf: (element: HtmlElement) => number): HtmlElement {
  const isMarked = (element: HtmlElement) =>
    element.tagName === 'article' ||
    element.tagName === 'main' ||
    attribute(element, 'role') === 'main' ||
    /articleBody/i.test(attribute(element, 'itemprop'));
  const marked = all.filter((element) => isMarked(element) && isShown(element)).sort((a, b) => proseOf(b) - proseOf(a));
  const largest = marked[0];
  // Teasers are articles too; one that holds little of the page's prose is none of ours.
  if (!largest || proseOf(largest) < proseOf(body) * 0.3 || proseOf(largest) === 0) return body;
  // `main` may hold the article and its comments; the article inside it is narrower and has the headline.
  const inner = marked.find((element) => element.tagName === 'article' && proseOf(element) >= proseOf(largest) * mainShare);
  return inner ?? largest;
}

function narrow(container: HtmlElement, proseOf: (element: HtmlElement) => number): HtmlElement {
  if (container.tagName === 'article') return container;
  for (const child of container.childNodes) {
    if (!isElement(child) || !['div', 'section', 'article', 'main', 'center', 'table', 'tbody', 'tr', 'td'].includes(child.tagName))
      continue;
    if (proseOf(child) > 0 && proseOf(child) >= proseOf(container) * mainShare && isShown(child)) return narrow(child, proseOf);
  }
  return container;
}

function isShown(element: HtmlElement): boolean {
  const reason = reasonOfElement(element);
  if (reason !== null) return false;
  const parent = element.parentNode;
  return !parent || !('tagName' in parent) || isShown(parent);
}

/** Prose, text and links of every element, counted once. What would be cut by its element is not prose. */
function measure(document: HtmlDocument): Map<HtmlNode, Measure> {
  const measures = new Map<HtmlNode, Measure>();
  const visit = (element: HtmlElement, isLinked: boolean): Measure => {
    const sum: Measure = { prose: 0, text: 0, linked: 0, links: element.tagName === 'a' ? 1 : 0 };
    const linksHere = isLinked || element.tagName === 'a';
    for (const child of element.childNodes) {
      if (isText(child)) {
        const length = child.value.replace(/\s+/g, ' ').trim().length;
        sum.text += length;
        if (linksHere) sum.linked += length;
      } else if (isElement(child) && !isWordless(child) && child.tagName !== 'option') {
        // What a field offers stands on no page, and a menu with a field in it is one.
        const inner = visit(child, linksHere);
        sum.text += inner.text;
        sum.linked += inner.linked;
        sum.links += inner.links;
        sum.prose += inner.prose;
      }
    }
    sum.prose += ownProse(element, sum);
    if (reasonOfElement(element) || isCommentArea(element)) sum.prose = 0;
    measures.set(element, sum);
    return sum;
  };
  for (const child of document.childNodes) if (isElement(child)) visit(child, false);
  return measures;
}

/** Prose is text in paragraphs, and text that stands directly in a container, as on old pages. */
function ownProse(element: HtmlElement, { text, linked }: Measure): number {
  if (['p', 'blockquote', 'pre', 'li', 'dd'].includes(element.tagName)) {
    const unlinked = text - linked;
    // The paragraphs of a quote were counted by themselves.
    const isHolder = element.childNodes.some((child) => isElement(child) && ['p', 'ul', 'ol', 'div', 'blockquote'].includes(child.tagName));
    return unlinked >= MIN_PROSE_CHARS && !isHolder ? unlinked : 0;
  }
  if (!['div', 'td', 'section', 'article', 'body', 'main', 'center'].includes(element.tagName)) return 0;
  const own = element.childNodes.reduce((sum, child) => sum + (isText(child) ? child.value.trim().length : 0), 0);
  return own >= MIN_PROSE_CHARS ? own : 0;
}

const isCommentArea = (element: HtmlElement) => ['comments', 'disqus', 'respond'].some((word) => nameWords(element).includes(word));

function documentOrder(document: HtmlDocument): Map<HtmlNode, number> {
  const order = new Map<HtmlNode, number>();
  const visit = (children: HtmlNode[]) => {
    for (const child of children) {
      order.set(child, order.size);
      if (isElement(child)) visit(child.childNodes);
    }
  };
  visit(document.childNodes);
  return order;
}

function ancestorsOf(element: HtmlElement): Set<HtmlNode> {
  const ancestors = new Set<HtmlNode>();
  for (let parent = element.parentNode; parent && 'tagName' in parent; parent = parent.parentNode) ancestors.add(parent);
  return ancestors;
}

function isWithin(node: HtmlNode, root: HtmlElement): boolean {
  for (
    let at: HtmlNode | null = node;
    at;
    at = at.nodeName !== '#documentType' && at.parentNode && 'tagName' in at.parentNode ? at.parentNode : null
  ) {
    if (at === root) return true;
  }
  return false;
}
