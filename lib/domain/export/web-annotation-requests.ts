import type { ReplyOutcome, ReplyRequest } from '../replies/reply-request';
import { KEPT_TO_CHECKERS } from '../replies/reply-words';
import type { Annotation } from '../tags/annotation';
import type { ExportInput } from './export-input';
import { requestIri } from './iri';
import { requestsOfTag } from './tag-requests';
import { agentOf } from './web-annotation-agent';

/** A body for each request for a reply about a tag: the question that was put, to whom, how and when, and what came of it. One that asks about several tags is the same resource on each. */
export function requestBodies(input: ExportInput, { id }: Annotation) {
  return requestsOfTag(input.state, id).map((request) => requestBody(input, request));
}

function requestBody(input: ExportInput, request: ReplyRequest) {
  const { asked, channel, sentAt, deadlineAt, outcome, byId, at, changed } = request;
  return {
    id: requestIri(input, request),
    type: 'TextualBody',
    purpose: 'questioning',
    value: asked?.question ?? KEPT_TO_CHECKERS,
    format: 'text/plain',
    creator: agentOf(input, byId),
    created: at,
    ...(changed && { modified: changed.at, 'galley:changedBy': agentOf(input, changed.byId) }),
    ...(asked && { 'galley:askedOf': asked.name, ...(asked.role !== '' && { 'galley:role': asked.role }) }),
    'galley:channel': channel,
    'galley:sentAt': sentAt,
    ...(deadlineAt !== null && { 'galley:deadline': deadlineAt }),
    ...(outcome && { 'galley:outcome': outcomeOf(input, outcome) }),
  };
}

function outcomeOf(input: ExportInput, { kind, happenedAt, effect, said, byId, at }: ReplyOutcome) {
  return {
    'galley:kind': kind,
    'galley:happenedAt': happenedAt,
    ...(said && said.answer !== '' && { 'galley:answer': said.answer }),
    'galley:effect': effect,
    ...(said && said.note !== '' && { 'galley:note': said.note }),
    creator: agentOf(input, byId),
    created: at,
  };
}
