import { type Element, wordsIn } from './html-signs';

/** More than a page needs for its looks; what stands behind it is not read. */
const MAX_SHEET_CHARS = 2_000_000;

/** What the readers ask of an element's look. */
const properties = new Set([
  'display',
  'float',
  'visibility',
  'vertical-align',
  'text-decoration',
  'text-decoration-line',
  'font-weight',
  'font-style',
]);

/** What a rule says of a property. Of two rules the one of higher rank counts. */
interface Look {
  value: string;
  rank: number;
}

interface Sheet {
  /** By selector, `.c1` or `span.c1`, then by property. */
  looks: Map<string, Map<string, Look>>;
  /** Classes that are shown again somewhere: on wide screens, or once something is opened. */
  shownAgain: Set<string>;
}

/**
 * Writes into the style attributes of `elements` (all those of a page) what its style sheets say of their classes, as far as the readers mind it: Google Docs'
 * web pages say only so what is raised, struck or hidden. Read are rules of one class, with or without an element's name. Words are not
 * hidden by a class that any other rule shows again. What an element says of itself outranks the sheet.
 */
export function writeSheetLooks(elements: readonly Element[]): void {
  const css = elements.filter(isSheet).map(rulesOf).join('\n').slice(0, MAX_SHEET_CHARS);
  if (css.trim() === '') return;
  const sheet = readSheet(css);
  for (const element of elements) {
    const own = element.attrs.find(({ name }) => name === 'style');
    const looks = [...looksOf(element, sheet)];
    if (looks.length === 0) continue;
    const written = (some: typeof looks) => some.map(([property, { value }]) => `${property}:${value}`);
    // The first that is said of a property counts.
    const isStrong = ([, { rank }]: [string, Look]) => rank >= importance;
    const value = [...written(looks.filter(isStrong)), own?.value ?? '', ...written(looks.filter((look) => !isStrong(look)))].join(';');
    if (own) own.value = value;
    else element.attrs.push({ name: 'style', value });
  }
}

const said = ({ attrs }: Element, name: string) =>
  attrs
    .find((attr) => attr.name === name)
    ?.value.trim()
    .toLowerCase() ?? '';

const isSheet = (element: Element) => element.tagName === 'style' && ['', 'text/css'].includes(said(element, 'type'));

/** What stands in a sheet; under its condition, if it has one. */
function rulesOf(sheet: Element): string {
  const media = said(sheet, 'media').replaceAll(/[{};]/g, ' ');
  return media === '' ? wordsIn(sheet) : `@media ${media} {${wordsIn(sheet)}\n}`;
}

function looksOf({ tagName, attrs }: Element, { looks, shownAgain }: Sheet): Map<string, Look> {
  const found = new Map<string, Look>();
  // A whole page is hidden only until its scripts have run.
  if (tagName === 'html' || tagName === 'body') return found;
  const classes = attrs.find(({ name }) => name === 'class')?.value.split(/\s+/) ?? [];
  const mayHide = !classes.some((name) => shownAgain.has(name));
  for (const name of classes)
    for (const selector of [`.${name}`, `${tagName}.${name}`])
      for (const [property, look] of looks.get(selector) ?? []) {
        if (isHiding(property) && !mayHide) continue;
        // Word's own styles are the look of a quote or a caption, which an article has by itself.
        if (isSlantOrWeight(property) && name.startsWith('Mso')) continue;
        if (look.rank >= (found.get(property)?.rank ?? 0)) found.set(property, look);
      }
  return found;
}

const isHiding = (property: string) => property === 'display' || property === 'visibility';
const isSlantOrWeight = (property: string) => property === 'font-weight' || property === 'font-style';

/** What has no rules in it, or looks like one: comments, strings and addresses. */
const notRules =
  /<!--|-->|\/\*[\s\S]*?(?:\*\/|$)|url\((?:"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|[^)"'])*\)?|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/gi;

/** A block of a sheet: a rule, or what holds rules and has no selectors. */
interface SheetBlock {
  selectors: string[];
  said: Map<string, { value: string; isImportant: boolean }>;
  /** False where it is not for a screen, or sets no looks. */
  isRead: boolean;
  /** False where it holds only under some condition. */
  isSure: boolean;
}

function readSheet(css: string): Sheet {
  const sheet: Sheet = { looks: new Map(), shownAgain: new Set() };
  const open: SheetBlock[] = [];
  let order = 0;
  const close = () => {
    const block = open.pop();
    if (block?.isRead) for (const selector of block.selectors) addLooks(sheet, selector, block, ++order);
  };
  for (const [, words = '', end] of css.replace(notRules, ' ').matchAll(/([^{};]*)([{};]|$)/g)) {
    const block = open.at(-1);
    if (end === '{') open.push(blockOf(words.trim(), block));
    else {
      if (block) declare(block, words);
      if (end === '}') close();
    }
  }
  while (open.length > 0) close();
  return sheet;
}

function blockOf(prelude: string, outer: SheetBlock | undefined): SheetBlock {
  const said: SheetBlock['said'] = new Map();
  if (outer && !outer.isRead) return { selectors: [], said, isRead: false, isSure: false };
  const isSure = outer === undefined || (outer.isSure && outer.selectors.length === 0);
  if (!prelude.startsWith('@')) return { selectors: withoutBrackets(prelude).split(','), said, isRead: true, isSure };
  return {
    selectors: [],
    said,
    isRead: /^@(?:media|supports|container|layer)\b/i.test(prelude) && !/^@media\s+(?:only\s+)?print\b[^,]*$/i.test(prelude),
    isSure: isSure && /^@layer\b|^@media\s+(?:only\s+)?(?:all|screen)$/i.test(prelude),
  };
}

/** A comma in brackets parts no selectors: `:not(.a, .b)`. */
function withoutBrackets(prelude: string): string {
  let depth = 0;
  return [...prelude]
    .filter((character) => {
      if (character === ')') depth = Math.max(0, depth - 1);
      const isOutside = depth === 0;
      if (character === '(') depth++;
      return isOutside;
    })
    .join('');
}

/** What the readers mind is said in fewer characters. */
const MAX_DECLARATION_CHARS = 120;

function declare({ said }: SheetBlock, words: string): void {
  const declaration = words.trim();
  if (declaration.length > MAX_DECLARATION_CHARS) return;
  const [, name, value = '', important] = /^([a-z-]+)\s*:\s*([a-z0-9 .%+-]{1,40}?)\s*(!\s*important)?$/i.exec(declaration) ?? [];
  const property = name?.toLowerCase() ?? '';
  if (!properties.has(property)) return;
  const isImportant = important !== undefined;
  if (isImportant || !said.get(property)?.isImportant) said.set(property, { value: value.toLowerCase(), isImportant });
}

/** A rule with an element's name outranks one without, and what is important all others. There are fewer rules than that. */
const withName = 10 ** 8;
const importance = 10 ** 9;

const className = /\.((?:\\.|[\w-]|[^\0-\x7f])+)/g;
const oneClass = /^([a-z][a-z0-9]*)?\.((?:\\.|[\w-]|[^\0-\x7f])+)$/i;
const unescaped = (name: string) => name.replace(/\\(.)/g, '$1');

function addLooks({ looks, shownAgain }: Sheet, selector: string, { said, isSure }: SheetBlock, order: number): void {
  const [, element, name] = (isSure && oneClass.exec(selector.trim())) || [];
  if (name === undefined) {
    const isShowing = [...said].some(([property, { value }]) => isHiding(property) && !['none', 'hidden', 'collapse'].includes(value));
    if (isShowing) for (const [, shown = ''] of selector.matchAll(className)) shownAgain.add(unescaped(shown));
    return;
  }
  const key = `${element?.toLowerCase() ?? ''}.${unescaped(name)}`;
  const before = looks.get(key) ?? new Map<string, Look>();
  looks.set(key, before);
  for (const [property, { value, isImportant }] of said) {
    const rank = order + (element ? withName : 0) + (isImportant ? importance : 0);
    if (rank >= (before.get(property)?.rank ?? 0)) before.set(property, { value, rank });
  }
}
