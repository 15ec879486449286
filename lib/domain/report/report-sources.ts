import type { Source } from '../sources/source';
import type { Annotation } from '../tags/annotation';
import type { ReportSource } from './report';

/** The sources of claims and facts as footnotes, by their id: numbered from 1 in order of their first use, with what of each was used. */
export function numberSources(claims: readonly Annotation[], sources: readonly Source[]): Map<string, ReportSource> {
  const known = new Map(sources.map((one) => [one.id, one]));
  const footnotes = new Map<string, ReportSource>();
  for (const { sourceId, locator, tier, origin } of claims.flatMap(({ evidence }) => evidence)) {
    const footnote = footnotes.get(sourceId) ?? footnoteOf(footnotes.size + 1, known.get(sourceId));
    footnotes.set(sourceId, footnote);
    if (locator !== '' && !footnote.locators.includes(locator)) footnote.locators.push(locator);
    if (tier && !footnote.tiers.includes(tier)) footnote.tiers.push(tier);
    if (origin !== undefined && !footnote.origins.includes(origin)) footnote.origins.push(origin);
  }
  return footnotes;
}

function footnoteOf(number: number, source: Source | undefined): ReportSource {
  const { id = null, title = '', author = '', publisher = '', publishedOn = null, url = null, type = null } = source ?? {};
  return { number, id, title, author, publisher, publishedOn, url, type, locators: [], tiers: [], origins: [] };
}
