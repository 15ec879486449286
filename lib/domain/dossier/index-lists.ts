import { escapeHtml, htmlDay, htmlInstant, htmlName } from '../export/html-escape';
import { webAddressOf } from '../export/iri';
import type { ReportSource } from '../report/report';
import { evidenceTiers } from '../sources/evidence';
import { sourceTypes } from '../sources/source-types';
import { sayNumber } from '../text/say-count';
import { type IndexPage, table } from './index-parts';
import { workKinds } from './work-done';

/** The sources of claims as footnotes. */
export function renderSources({ report: { sources } }: IndexPage): string {
  if (sources.length === 0) return '<p>No source is linked to a claim.</p>';
  return `<ol class="sources">\n${sources.map(renderSource).join('\n')}\n</ol>`;
}

function renderSource(source: ReportSource): string {
  const { number, id, title, author, publisher, publishedOn, type, url, locators, tiers, origins } = source;
  const address = webAddressOf(source);
  const parts = [
    `<cite dir="auto">${escapeHtml(id === null ? 'A source that is no longer known' : title)}</cite>`,
    ...[author, publisher].filter((one) => one !== '').map(htmlName),
    ...(publishedOn ? [htmlDay(publishedOn)] : []),
    ...(type ? [sourceTypes[type].name] : []),
    ...locators.map(htmlName),
    ...(tiers.length > 0 ? [tiers.map((one) => evidenceTiers[one].name).join(' or ')] : []),
    ...origins.map((one) => `origin: <span dir="auto">${escapeHtml(one)}</span>`),
    ...(address ? [`<a href="${escapeHtml(address)}" rel="noopener noreferrer nofollow">${escapeHtml(url ?? address)}</a>`] : []),
  ];
  return `<li id="source-${number}">${parts.join(', ')}</li>`;
}

/** Words that were suggested and went into the text, with what stood there before; in order of their acceptance. */
export function renderChanges({ input: { state }, nameOf }: IndexPage): string {
  const accepted = [...state.suggestions.values()].flatMap((one) =>
    one.settled?.how === 'accepted' ? [{ ...one, taken: one.settled }] : [],
  );
  if (accepted.length === 0) return '<p>None.</p>';
  const inOrder = accepted.sort((a, b) => (a.taken.at < b.taken.at ? -1 : 1));
  return table(
    ['Before', 'After', 'Why', 'Suggested by', 'Accepted by'],
    inOrder.map(({ words, replacement, note, byId, taken }) => [
      `<del dir="auto">${escapeHtml(words)}</del>`,
      `<ins dir="auto">${escapeHtml(replacement)}</ins>`,
      `<span dir="auto">${escapeHtml(note)}</span>`,
      htmlName(nameOf(byId)),
      `${htmlName(nameOf(taken.byId))}, ${htmlInstant(taken.at)}`,
    ]),
  );
}

/** How many entries each person made, of which kind, and from when to when. */
export function renderWork({ work, nameOf }: IndexPage): string {
  const rows = work.map(({ personId, counts, from, to }) => [
    htmlName(nameOf(personId)),
    ...workKinds.map(({ kind }) => sayNumber(counts[kind])),
    htmlDay(from),
    htmlDay(to),
  ]);
  return table(['Person', ...workKinds.map(({ name }) => name), 'From', 'To'], rows);
}
