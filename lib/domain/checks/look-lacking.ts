import { type DeskRules, votesOnEvery } from '../sign-off/desk-rules';
import type { BlockerKind } from '../sign-off/sign-off';
import { type Annotation, checkOf, secondDiffers } from '../tags/annotation';
import type { Verdict } from '../verdicts/verdict';
import { countVotes } from '../verdicts/votes';
import { looksHere } from './looks-here';

/** What a claim may lack of those who are to look at its verdict, the gravest first. */
export const lookKinds = ['adjudication', 'votes', 'second-check'] as const satisfies readonly BlockerKind[];
/** One of these. */
export type LookKind = (typeof lookKinds)[number];

/**
 * Whose look the verdict of a claim lacks, or null if none: what the gate asks of a claim that is decided, and the server before it is decided by hand.
 * Another person has looked if they gave the second check, decided between two, or voted and votes decided, all of it in this house. The author is
 * nobody's other, whenever they were named: their look counts for none, and what only they decided is open.
 */
export function lookLacking(annotation: Annotation, rules: DeskRules, authorId: string | null): LookKind | null {
  const { verdict } = annotation;
  if (!verdict) return null;
  const { needsSecond } = checkOf(annotation);
  const { second, adjudication, voted, votes } = looksHere(annotation);
  const isOther = ({ byId }: { byId: string }) => byId !== authorId;
  if (secondDiffers(annotation) || (adjudication && !isOther(adjudication))) return 'adjudication';
  if (voted !== null) {
    const others = votes.filter(isOther);
    return others.length === votes.length || countVotes(others, voted.rule).is === 'decided' ? null : 'votes';
  }
  if (adjudication !== null && votes.length > 0) return null;
  const hasOther = adjudication !== null || (second !== null && second.byId !== verdict.byId && isOther(second));
  // A claim can be decided all the same: somebody was named after that, or it came so.
  const isOwed = needsSecond && !hasOther;
  if (votesOnEvery(rules) && (isOwed || isAsked(verdict, rules.since?.votes))) return 'votes';
  return isOwed || (rules.secondCheck && !hasOther && isAsked(verdict, rules.since?.secondCheck)) ? 'second-check' : null;
}

/** A rule asks nothing of verdicts that were given before it was turned on, wherever that was. */
const isAsked = ({ at, cameAt = at }: Verdict, since: string | undefined): boolean =>
  since === undefined || Date.parse(cameAt) >= Date.parse(since);
