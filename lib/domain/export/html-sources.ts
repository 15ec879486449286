import { type Evidence, stances } from '../sources/evidence';
import type { Source } from '../sources/source';
import { sourceTypes } from '../sources/source-types';
import { sayOrigin } from '../sources/sourcing';
import { escapeHtml, htmlDay, htmlName, htmlQuote as quote } from './html-escape';
import type { ShownTag } from './html-notes';
import { webAddressOf } from './iri';

/** Sources in order of their first use, numbered from 1, with what of each was used. */
export function sourcesInUse(tags: readonly ShownTag[], sources: readonly Source[]) {
  const byId = new Map(sources.map((one) => [one.id, one]));
  const used = new Map<string, { number: number; source: Source | null; uses: { tag: ShownTag; evidence: Evidence }[] }>();
  for (const tag of tags) {
    for (const evidence of tag.annotation.evidence) {
      const { sourceId } = evidence;
      const entry = used.get(sourceId) ?? { number: used.size + 1, source: byId.get(sourceId) ?? null, uses: [] };
      entry.uses.push({ tag, evidence });
      used.set(sourceId, entry);
    }
  }
  return used;
}

/** What `sourcesInUse` finds. */
export type SourcesInUse = ReturnType<typeof sourcesInUse>;

/** The footnotes: each source, and what of it was read for which tag. */
export function renderSources(used: SourcesInUse): string {
  const notes = [...used.values()].map(({ number, source, uses }) => {
    const lines = uses.map(({ tag, evidence }) => `<li>${useOf(tag, evidence)}</li>`);
    return `<li id="source-${number}">\n${source ? describeSource(source) : '<p>A source that is no longer known</p>'}\n<ul>\n${lines.join('\n')}\n</ul>\n</li>`;
  });
  return `<ol class="sources">\n${notes.join('\n')}\n</ol>`;
}

function describeSource(source: Source): string {
  const { title, author, publisher, publishedOn, type, note } = source;
  const address = webAddressOf(source);
  const parts = [
    `<cite dir="auto">${escapeHtml(title)}</cite>`,
    ...[author, publisher].filter((one) => one !== '').map(htmlName),
    ...(publishedOn ? [htmlDay(publishedOn)] : []),
    sourceTypes[type].name,
    ...(address ? [`<a href="${escapeHtml(address)}" rel="noopener nofollow">${escapeHtml(source.url ?? address)}</a>`] : []),
  ];
  return `<p>${parts.join('. ')}</p>${note === '' ? '' : `\n<p dir="auto">${escapeHtml(note)}</p>`}`;
}

function useOf({ label, slug }: ShownTag, evidence: Evidence): string {
  const { stance, quote: words, locator, lookedAt } = evidence;
  const origin = sayOrigin(evidence);
  const said = [
    ...(words === '' ? [] : [quote(words)]),
    ...(locator === '' ? [] : [htmlName(locator)]),
    ...(lookedAt ? [`looked at ${htmlDay(lookedAt)}`] : []),
    ...(origin === '' ? [] : [`<span dir="auto">${escapeHtml(origin)}</span>`]),
  ];
  return `<a href="#tag-${slug}">${escapeHtml(label)}</a> ${stances[stance].name}${said.length > 0 ? `: ${said.join(', ')}` : ''}`;
}
