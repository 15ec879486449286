import { escapeHtml, htmlDay, htmlInstant } from '../export/html-escape';
import { webAddressOf } from '../export/iri';
import type { ReportSource } from '../report';
import { sourceTypes } from '../source';
import type { DossierSignOff } from './dossier-input';
import { type IndexPage, inGroups } from './index-parts';
import { type PersonsWork, workKinds } from './work-done';

const roleNames: Record<DossierSignOff['role'], string> = { checker: 'Checker', second: 'Second', standards: 'Standards' };

/** Who signed, for what they had before them. */
export function renderSignOffs({ input: { signOffs }, nameOf }: IndexPage): string {
  if (signOffs.length === 0) return '<p>Not signed off.</p>';
  const rows = signOffs.map(
    ({ role, byId, at, seq, wordsHash }) =>
      `<tr><th scope="row">${roleNames[role]}</th><td>${escapeHtml(nameOf(byId))}</td><td>${htmlInstant(at)}</td><td>${seq}</td><td class="mono">${inGroups(wordsHash)}</td></tr>`,
  );
  return table(['Signed as', 'By', 'At', 'Entry', 'Hash of the words'], rows);
}

/** The sources of claims as footnotes. */
export function renderSources({ report: { sources } }: IndexPage): string {
  if (sources.length === 0) return '<p>No source is linked to a claim.</p>';
  return `<ol class="sources">\n${sources.map(renderSource).join('\n')}\n</ol>`;
}

function renderSource(source: ReportSource): string {
  const { number, id, title, author, publisher, publishedOn, type, url, locators } = source;
  const address = webAddressOf(source);
  const parts = [
    `<cite dir="auto">${escapeHtml(id === null ? 'A source that is no longer known' : title)}</cite>`,
    ...[author, publisher].filter((one) => one !== '').map((one) => `<span dir="auto">${escapeHtml(one)}</span>`),
    ...(publishedOn ? [htmlDay(publishedOn)] : []),
    ...(type ? [sourceTypes[type].name] : []),
    ...locators.map((one) => `<span dir="auto">${escapeHtml(one)}</span>`),
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
  const rows = accepted
    .sort((a, b) => (a.taken.at < b.taken.at ? -1 : 1))
    .map(
      ({ words, replacement, note, byId, taken }) =>
        `<tr><td dir="auto"><del>${escapeHtml(words)}</del></td><td dir="auto"><ins>${escapeHtml(replacement)}</ins></td><td dir="auto">${escapeHtml(note)}</td><td>${escapeHtml(nameOf(byId))}</td><td>${escapeHtml(nameOf(taken.byId))}, ${htmlInstant(taken.at)}</td></tr>`,
    );
  return table(['Before', 'After', 'Why', 'Suggested by', 'Accepted by'], rows);
}

/** How many entries each person made, of which kind, and from when to when. */
export function renderWork({ work, nameOf }: IndexPage): string {
  const rows = work.map((one) => renderPerson(one, nameOf));
  return table(['Person', ...workKinds.map(({ name }) => name), 'From', 'To'], rows);
}

function renderPerson({ personId, counts, from, to }: PersonsWork, nameOf: IndexPage['nameOf']): string {
  const cells = workKinds.map(({ kind }) => `<td class="number">${counts[kind].toLocaleString('en-GB')}</td>`);
  return `<tr><th scope="row">${escapeHtml(nameOf(personId))}</th>${cells.join('')}<td>${htmlDay(from)}</td><td>${htmlDay(to)}</td></tr>`;
}

// It may be wider than a phone, and then scrolls by itself; the keys must reach it.
function table(heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((one) => `<th scope="col">${one}</th>`).join('');
  return `<div class="wide" tabindex="0" role="group" aria-label="Table">\n<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>\n</div>`;
}
