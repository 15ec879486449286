import { reasonsOf } from '../checks/check';
import type { Loss } from '../contract/exports';
import type { ReplyRequest } from '../replies/reply-request';
import { type Annotation, checkOf, isJudgement, type Rival, reasonAside } from '../tags/annotation';
import { tagKinds } from '../tags/tag-kinds';
import { listAnnotations } from '../tags/text-order';
import { readText } from '../text/article-text';
import { shownVotes } from '../verdicts/votes';
import { codePointOffsets } from './code-point-offsets';
import type { ExportInput, ExportResult, FileKind, ReportInput } from './export-input';
import { fileNameOf, headlineLine } from './file-name';
import { articleIri, collectionIri, pageIri, tagIri } from './iri';
import { formLosses, listLosses, lossesOfArticle, lossesOfCheck, pastLosses } from './loss';
import { requestsOfTag } from './tag-requests';
import { agentOf } from './web-annotation-agent';
import { bodiesOf, namedSources } from './web-annotation-bodies';
import { checkMembers } from './web-annotation-check';
import { type TargetText, targetsOf } from './web-annotation-targets';

/** How collections are called and sent: the media type has the profile that says whose JSON-LD it is. https://www.w3.org/TR/annotation-protocol/ */
export const webAnnotationFile: FileKind = {
  extension: 'jsonld',
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
};

/**
 * The context of what W3C's terms do not say. The name is a URN: it is the same in every house, and no program fetches it.
 * W3C's own context comes first and is not changed.
 */
const context = [
  'http://www.w3.org/ns/anno.jsonld',
  { galley: 'urn:galley:', 'galley:lookedAt': { '@type': 'xsd:date' }, 'galley:publishedOn': { '@type': 'xsd:date' } },
];

/**
 * The tags as a W3C AnnotationCollection with its one page embedded. Each tag is an Annotation with a TextualBody for its kind
 * and label, one that assesses for each verdict, and one that links for each piece of evidence. Positions count Unicode code
 * points of `galley:words`, the words of the article, which come along so that they can be counted without this house. Their language and direction are said with
 * `galley:` too: the model has terms for those of a body or target, not of what a collection is about.
 * https://www.w3.org/TR/annotation-model/
 */
export function writeWebAnnotation(input: ExportInput): ExportResult {
  const { state, now, generator, deskName } = input;
  const tags = listAnnotations(state);
  const text = readText(state.doc);
  const sources = namedSources(input);
  const targetText: TargetText = { doc: state.doc, text, toCodePoints: codePointOffsets(text.words), articleIri: articleIri(input) };
  const collection = {
    '@context': context,
    id: collectionIri(input),
    type: 'AnnotationCollection',
    label: headlineLine(state) || 'Untitled article',
    generator: { id: 'urn:galley:generator', type: 'Software', name: `${generator.name} ${generator.version}` },
    generated: now,
    total: tags.length,
    'galley:desk': deskName,
    'galley:byline': state.details.byline,
    ...(state.details.publishedOn && { 'galley:publishedOn': state.details.publishedOn }),
    ...(state.details.language !== '' && { 'galley:language': state.details.language }),
    'galley:direction': state.details.direction,
    'galley:words': text.words,
    // A page has at least one member (5.2), so a collection of none has no page.
    ...(tags.length > 0 && {
      first: {
        id: pageIri(input),
        type: 'AnnotationPage',
        partOf: collectionIri(input),
        startIndex: 0,
        items: tags.map((one) => annotationOf(input, one, targetText, sources)),
      },
      last: pageIri(input),
    }),
  };
  return {
    fileName: fileNameOf(state, webAnnotationFile.extension),
    mediaType: webAnnotationFile.mediaType,
    content: `${JSON.stringify(collection, null, 2)}\n`,
    loss: lossesOfWebAnnotation(input),
  };
}

/** What the collection will not hold. */
export const lossesOfWebAnnotation = ({ state }: ReportInput): Loss[] =>
  listLosses(state, lossesOf, [...formLosses(state), ...lossesOfArticle(state, ['authorId', 'ownerId', 'dueAt'])]);

function annotationOf(input: ExportInput, annotation: Annotation, text: TargetText, sources: ReturnType<typeof namedSources>) {
  const modified = lastChange(annotation, requestsOfTag(input.state, annotation.id));
  return {
    id: tagIri(input, annotation),
    type: 'Annotation',
    motivation: motivationOf(annotation),
    creator: agentOf(input, annotation.byId),
    created: annotation.at,
    ...(modified !== annotation.at && { modified }),
    'galley:anchorState': annotation.anchor.state,
    ...(annotation.aliases.length > 0 && { 'galley:alias': annotation.aliases }),
    ...(tagKinds[annotation.kind].takesVerdict && { 'galley:checkState': annotation.checkState }),
    ...checkMembers(input, annotation),
    ...(annotation.factOf !== undefined && { 'galley:factOf': tagIri(input, { id: annotation.factOf }) }),
    body: bodiesOf(input, annotation, sources),
    target: targetsOf(annotation, text),
  };
}

/** One motivation each (3.3.5 recommends one): a judged claim assesses, any other tag classifies. The bodies have their own purposes. */
const motivationOf = ({ verdict }: Annotation) => (verdict ? 'assessing' : 'classifying');

/**
 * When the newest dated part of a tag was made or changed. Instants are ISO 8601 in UTC, so text order is time order. What was taken away since
 * has no date of its own.
 */
function lastChange(annotation: Annotation, requests: readonly ReplyRequest[]): string {
  const { at, verdict, evidence, rivals, relations = [] } = annotation;
  const { second, adjudication, voted } = checkOf(annotation);
  const reason = reasonAside(annotation);
  const parts = [
    verdict,
    verdict?.held,
    second,
    ...shownVotes(annotation),
    voted,
    adjudication,
    ...(reason ? reasonsOf(reason) : []),
    ...evidence.flatMap((one) => [one, one.changed]),
    ...rivals,
    ...relations,
    ...requests.flatMap((one) => [one, one.changed, one.outcome]),
  ];
  return parts.reduce<string>((last, one) => (one && one.at > last ? one.at : last), at);
}

/** True of a rival that is an assessment: that a verdict is taken away is none. */
const hasBody = (rival: Rival) => isJudgement(rival) && !('verdict' in rival.proposed && rival.proposed.verdict === null);

function lossesOf(annotation: Annotation): string[] {
  const { anchor, rivals } = annotation;
  return [
    ...(anchor.ranges.length > 1 ? [`Its ${anchor.ranges.length} stretches of words are written as separate targets.`] : []),
    ...(anchor.state === 'orphaned' ? ['Its words are gone from the text. It has its old words and no position.'] : []),
    ...(rivals.every(hasBody) ? [] : ['Proposed changes other than verdicts are left out.']),
    ...lossesOfCheck(annotation, ['pastSeconds', 'pastVotes']),
    ...pastLosses(annotation),
  ];
}
