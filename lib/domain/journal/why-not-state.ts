import type { CheckState } from '../checks/check';
import { lookLacking } from '../checks/look-lacking';
import { looksHere, secondThatCounts } from '../checks/looks-here';
import { type DeskRules, votesOnEvery } from '../sign-off/desk-rules';
import { type Annotation, checkOf, secondDiffers } from '../tags/annotation';
import { countVotes } from '../verdicts/votes';
import { nameOf } from './change-annotation';

// The server asks, and so do card and dialog; the page's first scripts do without.

/**
 * Why a claim cannot be put into a state by hand, as a sentence, or null if it can. What verdicts bring about is entered by hand only where it is
 * so. `mayAssign`: who may give out work may also do without a second check that somebody asked for. Where the author of now gave
 * the second check, another one can be asked for, and the claim is not decided without it where the gate asks for one.
 */
export function whyNotState(
  annotation: Annotation,
  wanted: CheckState,
  rules: DeskRules,
  mayAssign: boolean,
  authorId: string | null,
): string | null {
  const { verdict, isStale } = annotation;
  const { adjudication, voted, votes } = looksHere(annotation);
  // Votes have decided it, or somebody has after them.
  const hasVotes = voted !== null || (adjudication !== null && votes.length > 0);
  const isTied = !hasVotes && !isStale && votes.length > 0 && rules.votes !== null && countVotes(votes, rules.votes).is === 'tied';
  switch (wanted) {
    case 'second-check':
      if (!verdict || isStale) return 'Give it a verdict first; then someone else looks again.';
      if (hasVotes) return `${nameOf(annotation)} has been voted on.`;
      return secondThatCounts(annotation, authorId) && !votesOnEvery(rules) ? `${nameOf(annotation)} has had its second check.` : null;
    case 'adjudication':
      return secondDiffers(annotation) || isTied ? null : 'A claim comes to adjudication when two checkers differ.';
    case 'decided':
      return !verdict || isStale ? 'A claim is decided by giving it a verdict.' : whyNotDecided(annotation, rules, mayAssign, authorId);
    default:
      return null;
  }
}

/** Why a verdict does not decide its claim yet, as the gate says. */
function whyNotDecided(annotation: Annotation, rules: DeskRules, mayAssign: boolean, authorId: string | null): string | null {
  const check = checkOf(annotation);
  // What the desk asks for nobody may do without.
  const lacking = lookLacking({ ...annotation, check: { ...check, needsSecond: false } }, rules, authorId);
  if (lacking === 'adjudication')
    return `${secondDiffers(annotation) ? 'Two checkers differ' : 'It was the author who decided'}. A third person decides.`;
  if (lacking === 'votes') {
    return check.voted
      ? 'Without the author’s vote there are too few. Give it a verdict again.'
      : 'Editors and leads vote on every claim of this desk.';
  }
  if (lacking) {
    return authorId !== null && check.second?.byId === authorId
      ? 'The second check is the author’s, and counts for none. Someone else looks again.'
      : 'This desk asks for a second check of every claim.';
  }
  const isAsked = !mayAssign && lookLacking(annotation, rules, authorId) !== null;
  return isAsked ? 'A second check was asked for. An editor can do without it.' : null;
}
