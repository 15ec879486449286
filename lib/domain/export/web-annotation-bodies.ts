import type { SecondCheck, Vote } from '../checks/check';
import { votedAway } from '../checks/first-verdict';
import { isSecondTaken, takenSecond } from '../checks/second-taken';
import { statementOf } from '../checks/statement';
import type { Evidence } from '../sources/evidence';
import type { Source } from '../sources/source';
import { sourceTypes } from '../sources/source-types';
import { type Annotation, checkOf, type Rival } from '../tags/annotation';
import { tagKinds } from '../tags/tag-kinds';
import { definitionOf, type NamedVerdict, type Verdict, verdictName } from '../verdicts/verdict';
import { ratingOf } from '../verdicts/verdict-scale';
import { shownVotes } from '../verdicts/votes';
import type { ExportInput } from './export-input';
import { evidenceIri, relationIri, sourceIri, sourceIris, tagIri, webAddressOf } from './iri';
import { standingNotes } from './judgements';
import { relationsOfTag } from './tag-relations';
import { agentOf } from './web-annotation-agent';
import { requestBodies } from './web-annotation-requests';

/** The bodies of a tag: its kind, label and type, its verdict and rival verdicts, its evidence, the tags that it bears on, and the requests for a reply. */
export function bodiesOf(input: ExportInput, annotation: Annotation, sources: NamedSources) {
  const { kind, label, rivals, evidence } = annotation;
  return [
    { type: 'TextualBody', purpose: 'tagging', value: tagKinds[kind].name, format: 'text/plain', language: 'en' },
    ...(label === null ? [] : [{ type: 'TextualBody', purpose: 'identifying', value: label, format: 'text/plain' }]),
    ...statementBody(input, annotation),
    ...typeBody(input, annotation),
    ...verdictBody(input, annotation),
    ...firstVerdictBody(input, annotation),
    ...otherFindingBody(input, annotation),
    ...voteBodies(input, annotation),
    ...rivals.flatMap((rival) => rivalBody(input, annotation, rival) ?? []),
    ...evidence.map((one) => evidenceBody(input, annotation, one, sources)),
    ...relationBodies(input, annotation),
    ...requestBodies(input, annotation),
  ];
}

/**
 * What was found, with how far the claim is where that is not settled: a tool that knows none of our terms shows this beside the words of now. Without
 * a verdict nothing is settled, whatever state the claim is in.
 */
function assessment(annotation: Annotation, given: NamedVerdict & { rationale: string }): string {
  const standing = annotation.verdict ? standingNotes(annotation) : ['not settled'];
  const found = [verdictName(given), ...standing].join(', ');
  return given.rationale.trim() === '' ? found : `${found}. ${given.rationale}`;
}

/** What is checked, as a sentence that stands by itself: it describes the claim. */
function statementBody(input: ExportInput, annotation: Annotation) {
  const statement = statementOf(annotation);
  if (statement === null || !annotation.stated) return [];
  const creator = agentOf(input, annotation.stated.basis.byId);
  return [{ type: 'TextualBody', purpose: 'describing', value: statement, format: 'text/plain', creator, 'galley:isStatement': true }];
}

/** The house's type of a tag: it classifies, with the values of its fields and what of its checklist is done. */
function typeBody(input: ExportInput, { typed, ticked }: Annotation) {
  if (!typed?.type) return [];
  const { name, version, typeId, fields } = typed.type;
  return [
    {
      type: 'TextualBody',
      purpose: 'classifying',
      value: name,
      format: 'text/plain',
      creator: agentOf(input, typed.basis.byId),
      'galley:typeId': typeId,
      'galley:typesVersion': version,
      ...(fields.length > 0 && { 'galley:fields': fields.map((one) => ({ 'galley:name': one.name, 'galley:said': one.said })) }),
      ...(ticked && {
        'galley:checklist': ticked.items.map(({ text, isDone }) => ({ 'galley:item': text, 'galley:isDone': isDone })),
        'galley:checklistBy': agentOf(input, ticked.basis.byId),
        'galley:checklistWords': ticked.words,
      }),
    },
  ];
}

function verdictBody(input: ExportInput, annotation: Annotation) {
  const { verdict, isStale } = annotation;
  if (!verdict) return [];
  const body = {
    type: 'TextualBody',
    purpose: 'assessing',
    value: assessment(annotation, verdict),
    format: 'text/plain',
    // Nobody has given by itself what follows from facts.
    ...(!verdict.followed && { creator: agentOf(input, verdict.byId) }),
    created: verdict.at,
    ...gradeMembers(verdict),
    'galley:rationale': verdict.rationale,
    ...(verdict.followed && { 'galley:follows': verdict.followed }),
    'galley:judgedWords': verdict.words,
    'galley:judgedWordsSha256': verdict.wordsHash,
    ...(verdict.restatedFrom !== undefined && { 'galley:judgedStatement': verdict.restatedFrom }),
    'galley:isStale': isStale,
    ...(takenSecond(annotation) && { 'galley:isSecondCheck': true }),
    ...(verdict.held && {
      'galley:holdsFor': {
        'galley:words': verdict.held.words,
        'galley:wordsSha256': verdict.held.wordsHash,
        'galley:changes': verdict.held.changes,
        creator: agentOf(input, verdict.held.byId),
        created: verdict.held.at,
      },
    }),
  };
  return [body];
}

/** What a judgement is on its scale, as far as it is kept: what it stands for, its name, what that means, and the rating of ClaimReview. */
function gradeMembers(given: NamedVerdict & { scale?: Verdict['scale'] | undefined }) {
  const { value, grade, scale } = given;
  const [rating, definition] = [ratingOf(given), definitionOf(given)];
  return {
    'galley:verdict': value,
    ...(scale && { 'galley:scale': `${scale.id}/${scale.version}` }),
    ...(grade && { 'galley:grade': grade.name }),
    ...(definition !== '' && { 'galley:definition': definition }),
    ...(rating !== null && { 'galley:rating': rating }),
  };
}

/** What the other of two found: an assessment of its own, by another creator. It is the second check, or the first verdict where the second was taken. */
function otherFindingBody(input: ExportInput, annotation: Annotation) {
  const { second } = checkOf(annotation);
  const role = isSecondTaken(annotation) ? { 'galley:isFirstVerdict': true } : { 'galley:isSecondCheck': true };
  return second ? [{ ...findingBody(input, annotation, second), ...role }] : [];
}

/** The verdict that was voted on, where votes took another: what they took is told by the verdict. */
function firstVerdictBody(input: ExportInput, annotation: Annotation) {
  const first = votedAway(annotation);
  return first ? [{ ...findingBody(input, annotation, first), 'galley:isFirstVerdict': true }] : [];
}

/** The votes, each an assessment of its own; those of a claim that they have decided say by which rule. */
function voteBodies(input: ExportInput, annotation: Annotation) {
  const rule = checkOf(annotation).voted?.rule;
  return shownVotes(annotation).map((vote) => ({
    ...findingBody(input, annotation, vote),
    'galley:isVote': true,
    ...(rule && { 'galley:decidedBy': { 'galley:needed': rule.needed, 'galley:of': rule.of } }),
  }));
}

const findingBody = (input: ExportInput, annotation: Annotation, found: SecondCheck | Vote | Verdict) => ({
  type: 'TextualBody',
  purpose: 'assessing',
  value: assessment(annotation, found),
  format: 'text/plain',
  creator: agentOf(input, found.byId),
  created: found.at,
  ...gradeMembers(found),
  'galley:rationale': found.rationale,
  'galley:judgedWords': found.words,
  'galley:judgedWordsSha256': found.wordsHash,
});

/** A verdict or second check that stands beside the stored one until a person settles it. Rivals of other values are no assessment. */
function rivalBody(input: ExportInput, annotation: Annotation, { proposed, byId, at }: Rival) {
  const isSecond = 'second' in proposed;
  const found = isSecond ? proposed.second : 'verdict' in proposed ? proposed.verdict : null;
  if (!found) return null;
  return {
    type: 'TextualBody',
    purpose: 'assessing',
    value: assessment(annotation, found),
    format: 'text/plain',
    creator: agentOf(input, byId),
    created: at,
    ...gradeMembers(found),
    'galley:rationale': found.rationale,
    ...(found.wordsHash !== undefined && { 'galley:judgedWordsSha256': found.wordsHash }),
    ...(found.restatedFrom !== undefined && { 'galley:judgedStatement': found.restatedFrom }),
    'galley:isRival': true,
    ...(isSecond && { 'galley:isSecondCheck': true }),
  };
}

/** Evidence as a Specific Resource (4): the source, narrowed to the quoted words where there are any. */
function evidenceBody(input: ExportInput, annotation: Annotation, evidence: Evidence, sources: NamedSources) {
  return {
    id: evidenceIri(input, annotation, evidence),
    type: 'SpecificResource',
    purpose: 'linking',
    source: sources.get(evidence.sourceId) ?? sourceIri(input, evidence.sourceId),
    ...(evidence.quote !== '' && { selector: { type: 'TextQuoteSelector', exact: evidence.quote } }),
    creator: agentOf(input, evidence.byId),
    created: evidence.at,
    ...(evidence.changed && { modified: evidence.changed.at, 'galley:changedBy': agentOf(input, evidence.changed.byId) }),
    'galley:stance': evidence.stance,
    ...(evidence.locator !== '' && { 'galley:locator': evidence.locator }),
    ...(evidence.lookedAt && { 'galley:lookedAt': evidence.lookedAt }),
    ...(evidence.tier && { 'galley:tier': evidence.tier }),
    ...(evidence.origin !== undefined && { 'galley:origin': evidence.origin }),
  };
}

/** A link to the annotation of each tag that this one bears on. What others have to it stands with them. */
function relationBodies(input: ExportInput, annotation: Annotation) {
  const own = relationsOfTag(input.state, annotation.id).filter(({ fromId }) => fromId === annotation.id);
  return own.map(({ relation, other }) => ({
    id: relationIri(input, annotation, relation),
    type: 'SpecificResource',
    purpose: 'linking',
    source: tagIri(input, other),
    creator: agentOf(input, relation.byId),
    created: relation.at,
    'galley:relation': relation.kind,
  }));
}

type NamedSources = ReadonlyMap<string, ReturnType<typeof sourceOf>>;

/** The sources as evidence names them, by their ids. */
export function namedSources(input: ExportInput): NamedSources {
  const iris = sourceIris(input);
  return new Map(input.sources.map((one) => [one.id, sourceOf(one, iris.get(one.id) ?? sourceIri(input, one.id))]));
}

const sourceOf = (source: Source, iri: string) => ({
  id: iri,
  ...addressBeside(iri, webAddressOf(source)),
  'galley:title': source.title,
  'galley:sourceType': sourceTypes[source.type].name,
  ...(source.author !== '' && { 'galley:author': source.author }),
  ...(source.publisher !== '' && { 'galley:publisher': source.publisher }),
  ...(source.publishedOn && { 'galley:publishedOn': source.publishedOn }),
  ...(source.note !== '' && { 'galley:note': source.note }),
});

const addressBeside = (iri: string, address: string | null) => (address !== null && address !== iri ? { 'galley:address': address } : {});
