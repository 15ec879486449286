import type { GlyphValue } from '@/components/ui/glyph-name';
import { countPlaces, readWords, sayPlaces, shownQuote } from '@/lib/domain/anchors/anchor-words';
import { wordsAsRead } from '@/lib/domain/anchors/torn-edges';
import { checkStates } from '@/lib/domain/checks/check';
import { claimStandingOf } from '@/lib/domain/checks/claim-counts';
import { sayChange } from '@/lib/domain/checks/what-changed';
import { type Annotation, isChecked } from '@/lib/domain/tags/annotation';
import { tagKinds } from '@/lib/domain/tags/tag-kinds';
import { type GivenGrade, verdictName } from '@/lib/domain/verdicts/verdict';
import type { VoteRule } from '@/lib/domain/verdicts/vote-rule';
import { sayVotes, votesOf, votingOn } from '@/lib/domain/verdicts/votes';
import type { ArticleSession } from '@/lib/editor/session/article-session';

/**
 * The glyph of a claim by itself: its verdict, also one that others are still to look at, which its words say beside it. Among others, in rows and
 * slips, it is that of its `progressOf`, as the strip and the counts have it.
 */
export function glyphOf(annotation: Annotation): GlyphValue {
  return claimStandingOf(annotation);
}

/** The grade of a claim's verdict, where `glyph` is that of the verdict. None on the plain scale. */
export function gradeOf(annotation: Annotation, glyph = glyphOf(annotation)): GivenGrade | undefined {
  const { verdict } = annotation;
  return verdict && glyph === verdict.value ? verdict.grade : undefined;
}

/** How far a tag is, in words. `rule`: how the desk votes. */
export function stateNameOf(annotation: Annotation, rule: VoteRule | null): string {
  const { anchor, kind, verdict, isStale, checkState } = annotation;
  if (anchor.state === 'orphaned') return 'Words gone';
  if (kind !== 'claim') return anchor.state === 'exact' ? '' : sayChange(annotation);
  const voting = votingOn(annotation, rule);
  if (verdict && voting) return `${verdictName(verdict)}, ${sayVotes(votesOf(annotation), voting).toLowerCase()}`;
  if (verdict)
    return `${verdictName(verdict)}${isStale ? `, ${sayChange(annotation).toLowerCase()}` : isChecked(annotation) ? '' : ', not settled'}`;
  return checkStates[checkState].name;
}

/** A tag's words as they are read in the editor now, with what has made the first or last another one; none where they are gone. */
export function wordsNow(session: ArticleSession, annotation: Annotation): string {
  return wordsAsRead(session.doc, { ranges: session.placesOf(annotation) }).join('\n');
}

/** A tag's words as they stand in the editor now, to be read: an ellipsis parts its places. None where they are gone. */
export function shownNow(session: ArticleSession, annotation: Annotation): string {
  return readWords(session.doc, { ranges: session.placesOf(annotation) });
}

/** What a tag is listed by: its words as they stand now, or those that it had where they are gone. */
export const listedWords = (session: ArticleSession, annotation: Annotation): string =>
  shownNow(session, annotation) || shownQuote(annotation.anchor);

/** "in 2 places" of a tag that has more than one. */
export const placesOfTag = ({ anchor }: Annotation): string => sayPlaces(countPlaces(anchor));

/** How a tag is called in a sentence: its label, or what it is before it has one. */
export function tagName({ kind, label }: Pick<Annotation, 'kind' | 'label'>): string {
  return label ?? `the new ${tagKinds[kind].name.toLowerCase()}`;
}
