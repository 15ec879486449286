import { reasonsOf } from '../checks/check';
import { type Annotation, checkOf, reasonAside } from '../tags/annotation';
import type { ExportInput } from './export-input';
import { agentOf } from './web-annotation-agent';

/** The work on a claim that is no assessment: who does it, by when and how, why it was set aside, and the word of one person where two differed. */
export function checkMembers(input: ExportInput, annotation: Annotation) {
  const { assigneeId, secondId, dueAt, methods, needsSecond, adjudication } = checkOf(annotation);
  const reason = reasonAside(annotation);
  return {
    ...(assigneeId !== null && { 'galley:assignee': agentOf(input, assigneeId) }),
    ...(dueAt !== null && { 'galley:due': dueAt }),
    ...(methods.length > 0 && { 'galley:methods': methods }),
    ...(needsSecond && { 'galley:needsSecondCheck': true }),
    ...(secondId !== null && { 'galley:secondChecker': agentOf(input, secondId) }),
    ...(reason && {
      'galley:setAside': reasonsOf(reason).map(({ text, byId, at }) => ({
        'galley:reason': text,
        creator: agentOf(input, byId),
        created: at,
      })),
    }),
    ...(adjudication && {
      'galley:adjudication': {
        'galley:took': adjudication.took,
        'galley:rationale': adjudication.rationale,
        creator: agentOf(input, adjudication.byId),
        created: adjudication.at,
      },
    }),
  };
}
