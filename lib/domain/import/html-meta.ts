import { isMembers, type JsonMembers } from '../json-members';
import { readJson } from '../read-json';
import { calendarDay } from './find-day';
import { attribute, elementsOf, type HtmlDocument, rawText } from './html-tree';
import { canonicalLanguage } from './language';

/** What the head of a page says about its article. */
export interface PageMeta {
  title: string | null;
  byline: string | null;
  publishedOn: string | null;
  language: string;
  direction: 'ltr' | 'rtl' | null;
}

const titleNames = ['og:title', 'twitter:title', 'dc.title', 'headline'];
const bylineNames = ['author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator', 'byl'];
const dateNames = [
  'article:published_time',
  'datepublished',
  'date',
  'pubdate',
  'publishdate',
  'dc.date',
  'dc.date.issued',
  'parsely-pub-date',
  'sailthru.date',
];
const emptyTitles = /^(?:untitled(?: document)?|document|index|home|new page|word document)$/i;

/** Reads meta tags, JSON-LD, `<title>` and `lang`. Only what is written there: an address is no name, and a date must exist. */
export function readMeta(document: HtmlDocument): PageMeta {
  const elements = elementsOf(document);
  const metas = elements.filter((element) => element.tagName === 'meta');
  const named = (names: readonly string[]) => {
    for (const name of names) {
      const meta = metas.find((element) =>
        [attribute(element, 'property'), attribute(element, 'name'), attribute(element, 'itemprop')].some(
          (value) => value.toLowerCase() === name,
        ),
      );
      const content = meta ? attribute(meta, 'content').replace(/\s+/g, ' ').trim() : '';
      if (content !== '') return content;
    }
    return null;
  };
  const linked = articleOfJsonLd(elements.filter((element) => attribute(element, 'type') === 'application/ld+json').map(rawText));
  const titleElement = elements.find((element) => element.tagName === 'title');
  const pageTitle = titleElement ? rawText(titleElement).replace(/\s+/g, ' ').trim() : '';
  const html = elements.find((element) => element.tagName === 'html');
  const articleElement = elements.find((element) => element.tagName === 'article' && attribute(element, 'lang') !== '');
  const direction = html ? attribute(html, 'dir').toLowerCase() : '';
  return {
    title: named(titleNames) ?? linked.title ?? (pageTitle !== '' && !emptyTitles.test(pageTitle) ? pageTitle : null),
    byline: [named(bylineNames), linked.byline].find((name) => name && !/^https?:|^[@＠]/i.test(name))?.replace(/^by\s+/i, '') ?? null,
    publishedOn: [named(dateNames), linked.publishedOn].map(dayOfStamp).find((day) => day !== null) ?? null,
    language: canonicalLanguage(
      articleElement ? attribute(articleElement, 'lang') : html ? attribute(html, 'lang') || attribute(html, 'xml:lang') : '',
    ),
    direction: direction === 'rtl' || direction === 'ltr' ? direction : null,
  };
}

/** The day as it is written in an ISO time stamp, in the time zone of its writer. */
export function dayOfStamp(stamp: string | null): string | null {
  const [, year, month, day] = stamp?.match(/^\s*(\d{4})-(\d\d)-(\d\d)/) ?? [];
  return year && month && day ? calendarDay(Number(year), Number(month), Number(day)) : null;
}

interface LinkedArticle {
  title: string | null;
  byline: string | null;
  publishedOn: string | null;
}

function articleOfJsonLd(scripts: readonly string[]): LinkedArticle {
  for (const script of scripts) {
    // A page's broken JSON-LD is no reason not to read the page.
    for (const thing of thingsOf(readJson(script))) {
      const types = [thing['@type']].flat();
      if (!types.some((type) => typeof type === 'string' && /Article$|^Report$|^BlogPosting$/.test(type))) continue;
      return { title: stringOf(thing.headline), byline: namesOf(thing.author), publishedOn: stringOf(thing.datePublished) };
    }
  }
  return { title: null, byline: null, publishedOn: null };
}

function thingsOf(value: unknown): JsonMembers[] {
  const things = [value].flat().filter(isMembers);
  return things.flatMap((thing) => [thing, ...[thing['@graph']].flat().filter(isMembers)]);
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.replace(/\s+/g, ' ').trim() : null;
}

function namesOf(value: unknown): string | null {
  const names = [value]
    .flat()
    .map((author) => stringOf(isMembers(author) ? author.name : author))
    .filter((name) => name !== null);
  return names.length > 0 ? names.join(', ') : null;
}
