import { tightSpan } from '../anchors/anchor';
import { locatorOf } from '../anchors/anchor-place';
import type { ArticleDetails } from '../articles/article-details';
import { isFact, withFactsUnderClaims } from '../checks/facts';
import type { Loss } from '../contract/exports';
import { type Annotation, isChecked, type Rival } from '../tags/annotation';
import { tagKinds } from '../tags/tag-kinds';
import { listAnnotations } from '../tags/text-order';
import { verdictName } from '../verdicts/verdict';
import type { ExportInput, ExportResult, FileKind, ReportInput } from './export-input';
import { fileNameOf, headlineLine } from './file-name';
import { escapeHtml, htmlDay, htmlInstant, htmlName } from './html-escape';
import { renderMeanings } from './html-meanings';
import { lookInHtml, type NotesInput, renderTagList, type ShownTag } from './html-notes';
import { renderSources, sourcesInUse } from './html-sources';
import { htmlStyle } from './html-style';
import { type MarkedStretch, renderText } from './html-text';
import { standingNotes } from './judgements';
import { listLosses, lossesOfArticle, lossesOfCheck, pastLosses, wordsLosses } from './loss';

/** How pages are called and sent. */
export const htmlFile: FileKind = { extension: 'html', mediaType: 'text/html; charset=utf-8' };

/**
 * The article as one HTML page that needs nothing else: no script, no picture, no font, no address is fetched. The tags stand in
 * the text as marked segments with their labels, then as a list, then what the house's own verdicts mean, then the sources as footnotes. It can be read without its style. It is in dossiers too, where the
 * verifier writes it a second time: whoever changes it raises `DOSSIER_VERSION`.
 */
export function writeHtml(input: ExportInput): ExportResult {
  const { state } = input;
  const tags = shownTags(input);
  const lang = ` lang="${languageOf(state.details)}"`;
  const stretches = tags.flatMap((tag) => stretchesOf(input, tag));
  return {
    fileName: fileNameOf(state, htmlFile.extension),
    mediaType: htmlFile.mediaType,
    content: renderPage({ ...input, lang }, tags, renderText(state.doc, stretches, state.details.direction, renderByline(state.details))),
    loss: lossesOfHtml(input),
  };
}

/** What the page will not hold. */
export const lossesOfHtml = ({ state }: ReportInput): Loss[] =>
  listLosses(state, lossesOf, [...lossesOfArticle(state, ['authorId', 'ownerId', 'dueAt']), ...doerLosses(state)]);

/** Who did what the page has: of all but judgements, one sentence for all tags. */
const doerLosses = ({ annotations }: ReportInput['state']): string[] =>
  [...annotations.values()].some(({ kind, isRemoved }) => tagKinds[kind].letter !== null && !isRemoved)
    ? ['Who did what, and when, is left out, but for verdicts, checks, votes, claims that were set aside and changes that are not settled.']
    : [];

/** The tags that have labels and are there, in order of the text. */
function shownTags({ state }: ExportInput): ShownTag[] {
  const taken = new Set<string>();
  return withFactsUnderClaims(listAnnotations(state))
    .filter(({ kind }) => tagKinds[kind].letter !== null)
    .map((annotation, index) => {
      const label = annotation.label ?? tagKinds[annotation.kind].name;
      const plain = label.replaceAll(/[^A-Za-z0-9]/g, '');
      const slug = plain === '' || taken.has(plain) ? `${plain || 'tag'}-${index + 1}` : plain;
      taken.add(slug);
      const isInText = locatorOf(state.doc, annotation.anchor) !== null;
      return { annotation, label, slug, isInText };
    });
}

function stretchesOf({ state }: ExportInput, { annotation, label, slug }: ShownTag): MarkedStretch[] {
  // The words of a fact are marked as those of its claim.
  if (isFact(annotation)) return [];
  const { kind, verdict, anchor } = annotation;
  const status = tagKinds[kind].takesVerdict ? [...(verdict ? [verdictName(verdict)] : []), ...standingNotes(annotation)] : [];
  // The sign says that a claim is checked: it waits for whoever looks again.
  const sign = verdict && isChecked(annotation) ? lookInHtml(verdict).sign : '';
  const spoken = [label, tagKinds[kind].name, ...status].join(', ');
  const spans = anchor.ranges.flatMap((range) => tightSpan(state.doc, range) ?? []);
  return spans.map((span, index) => ({ ...span, kind, label, slug, sign, spoken, id: index === 0 ? `at-${slug}` : null }));
}

function renderByline({ byline, publishedOn }: ArticleDetails): string {
  const made = [
    ...(byline === '' ? [] : [`<span dir="auto">${escapeHtml(byline)}</span>`]),
    ...(publishedOn ? [htmlDay(publishedOn)] : []),
  ];
  return made.length > 0 ? `<p class="byline">${made.join(', ')}</p>` : '';
}

/** In what language an article is, as an attribute holds it. */
const languageOf = ({ language }: ArticleDetails) => escapeHtml(language || 'und');

function renderPage(input: NotesInput, tags: readonly ShownTag[], text: string): string {
  const { state, deskName, generator, now } = input;
  const { direction } = state.details;
  const used = sourcesInUse(tags, input.sources);
  const meanings = renderMeanings(tags.map(({ annotation }) => annotation));
  const title = escapeHtml(headlineLine(state) || 'Untitled article');
  return `<!DOCTYPE html>
<html lang="${languageOf(state.details)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${escapeHtml(`${generator.name} ${generator.version}`)}">
<title>${title}</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<article>
${text}
</article>
${section('tags', 'Tags', tags.length > 0 ? renderTagList(input, tags, used) : '<p>Nothing is tagged.</p>')}${meanings === '' ? '' : section('verdicts', 'Verdicts', meanings)}${used.size > 0 ? section('sources', 'Sources', renderSources(used)) : ''}</main>
<footer lang="en" dir="ltr">
<p>${htmlName(deskName)}. Exported from ${escapeHtml(generator.name)}, ${htmlInstant(now)}</p>
</footer>
</body>
</html>
`;
}

const section = (id: string, name: string, html: string) =>
  `<section class="notes" lang="en" dir="ltr" aria-labelledby="${id}">\n<h2 id="${id}">${name}</h2>\n${html}\n</section>\n`;

/** True of a proposal that the page says there is, and not what it is. */
const isOfWork = (proposed: Rival['proposed']) =>
  'assigneeId' in proposed || 'secondId' in proposed || 'dueAt' in proposed || 'methods' in proposed;

/** The page shows what has a label; a tag that is clear has none, nor anything else to show. */
const lossesOf = (annotation: Annotation): string[] =>
  tagKinds[annotation.kind].letter === null
    ? ['Marked as clear: the page shows only what has a label.']
    : [
        ...(annotation.rivals.some(({ proposed }) => isOfWork(proposed))
          ? ['What was proposed of who checks it, by when or how is left out.']
          : []),
        ...lossesOfCheck(annotation, ['assigneeId', 'secondId', 'dueAt', 'needsSecond', 'pastSeconds', 'pastVotes']),
        ...wordsLosses(annotation),
        ...pastLosses(annotation),
      ];
