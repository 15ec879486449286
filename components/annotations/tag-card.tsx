'use client';
import { type KeyboardEvent, useEffect } from 'react';
import { commandOfKind, useKeyTip } from '@/components/article/commands/key-hint';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { CardFacts } from '@/components/facts/card-facts';
import { FactOf } from '@/components/facts/fact-of';
import { FollowedClaim } from '@/components/facts/followed-claim';
import { TagStatement } from '@/components/facts/tag-statement';
import { saySourceCount } from '@/components/sources/say-source-count';
import { useArticleSources } from '@/components/sources/use-article-sources';
import { useSuggestInText } from '@/components/suggestions/suggest-in-text';
import { noThreads, sayComments, type ThreadCount } from '@/components/threads/count-threads';
import { useThreadCounts } from '@/components/threads/use-threads';
import { FIELDS_OF_WORDS } from '@/components/ui/fields-of-words';
import { KindChip } from '@/components/ui/kind-chip';
import { late, useLate } from '@/components/ui/late';
import { letterOf } from '@/components/ui/letter-of';
import { Segmented } from '@/components/ui/segmented';
import { quotedWords } from '@/lib/domain/anchors/anchor';
import { readWords } from '@/lib/domain/anchors/anchor-words';
import { changeNames } from '@/lib/domain/checks/change-names';
import { claimOf, followsFacts, isCountedClaim, isFact, isJudged } from '@/lib/domain/checks/facts';
import { sayChange } from '@/lib/domain/checks/what-changed';
import { changesMeaning } from '@/lib/domain/meaning/changes-meaning';
import { guardMeaning } from '@/lib/domain/meaning/guard-meaning';
import { type Annotation, holdsOnOtherWords, type Rival } from '@/lib/domain/tags/annotation';
import { spokenName } from '@/lib/domain/tags/spoken-name';
import { labelledKinds, type TagKind, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { locatorAt } from '@/lib/domain/text/article-text';
import { decideVerdict } from '@/lib/domain/verdicts/held-words';
import { verdictName } from '@/lib/domain/verdicts/verdict';
import { isVotedOn } from '@/lib/domain/verdicts/votes';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { CardNews, useCardNews } from './card-news';
import { CheckRow } from './check/check-row';
import { CheckStatePicker } from './check/check-state-picker';
import { StateReason } from './check/state-reason';
import { EvidenceForm } from './evidence/evidence-form';
import { EvidenceList } from './evidence/evidence-list';
import { useEvidenceDrop } from './evidence/use-evidence-drop';
import { guardWords } from './guard-words';
import { PlaceNotice } from './margin/place-notice';
import { RelatedTags, RelationNotice } from './relations/related-tags';
import { SameWordsNotice } from './same-words-notice';
import { TagHistory } from './tag-history';
import { TagMenu } from './tag-menu';
import { placesOfTag, wordsNow } from './tag-words';
import { TagTypeRow } from './types/tag-type-row';
import { UnsavedNotice } from './unsaved-notice';
import { useTagHands } from './use-tag-hands';
import { SecondCheck } from './verdict/second-check';
import { VerdictPicker } from './verdict/verdict-picker';

export const tagThreads = late(() => import('@/components/threads/tag-threads'));
const tagReplies = late(() => import('@/components/replies/tag-replies'));
const lateVotes = late(() => import('./verdict/votes'));
const rivalNotice = late(() => import('./verdict/rival-notice'));
const seenBefore = late(() => import('@/components/seen-before/seen-before-hint'));

interface Props {
  annotation: Annotation;
  onClose: () => void;
}

/** The active tag with all that a checker needs to decide. */
export function TagCard({ annotation, onClose }: Props) {
  const { session } = useWorkbench();
  const rights = useRightsNow();
  const { changeKind, toText, press } = useTagHands();
  const sources = useArticleSources();
  const tip = useKeyTip();
  const { id, kind } = annotation;
  const anchor = { ...annotation.anchor, ranges: session.placesOf(annotation) };
  const words = wordsNow(session, annotation);
  const locator = locatorAt(session.doc, anchor.ranges[0]?.from ?? 0);
  const places = placesOfTag(annotation);
  // What an edit did to a tag is the server's to decide; that the words are others now can be seen before.
  const isUndecided = isChangedHere(session, annotation, words) && session.items.some(({ type }) => type === 'text');

  const threads = useLate(tagThreads, true);
  const seen = useLate(seenBefore, true);
  const replies = useLate(tagReplies, true);
  const { comments, queryWords } = useThreadCounts().get(id) ?? noThreads;
  const claim = claimOf(session, annotation);
  const takesEvidence = useEvidenceDrop(annotation);
  const suggest = useSuggestInText(annotation);
  useEffect(guardWords, []);

  const pressKey = (event: KeyboardEvent) => {
    // Of an input method it means its word, not the card. What is pressed in a dialog of the card reaches this through React alone.
    if (isOfInputMethod(event.nativeEvent) || !(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      toText();
    } else if (event.target === event.currentTarget || isPageChord(event)) press(event);
  };

  return (
    <article
      id={`card-${id}`}
      className={`card ${kind}`}
      aria-label={cardLabel(annotation, locator, isUndecided, { comments, queryWords }, claim && spokenName(claim).toLowerCase())}
      tabIndex={-1}
      onKeyDown={pressKey}
      {...takesEvidence}
    >
      <CardNews>
        <header className="card-head">
          <KindChip kind={kind} label={annotation.label} />
          {isFact(annotation) ? (
            <FactOf annotation={annotation} />
          ) : rights.canTag ? (
            <Segmented<TagKind>
              label="Kind"
              value={kind}
              options={labelledKinds.map((one) => ({ value: one, label: tagKinds[one].name, tip: tip(commandOfKind[one]) }))}
              onChange={(wanted) => changeKind(annotation, wanted)}
            />
          ) : (
            <span className="dim2">{tagKinds[kind].name}</span>
          )}
          <span className="sp" />
          {isJudged(annotation) && <CheckStatePicker annotation={annotation} />}
          <TagMenu annotation={annotation} canTag={rights.canTag} onClose={onClose} />
        </header>
        {words !== '' && (
          <p className="card-words read" lang={session.language}>
            {readWords(session.doc, anchor)} {places !== '' && <span className="card-places">{places}</span>}
          </p>
        )}
        <TagStatement key={`statement ${id}`} annotation={annotation} />
        <UnsavedNotice of={{ tag: id }} />
        <PlaceNotice annotation={annotation} words={words} isUndecided={isUndecided} />
        <StateReason annotation={annotation} />
        <LateRivals annotation={annotation} />
        <RelationNotice annotation={annotation} />
        <SameWordsNotice annotation={annotation} />
        <TagTypeRow key={`type ${id}`} annotation={annotation} />
        {followsFacts(annotation) && <FollowedClaim annotation={annotation} />}
        {isCountedClaim(annotation) && <CardFacts key={`facts ${id}`} annotation={annotation} />}
        {isJudged(annotation) && <VerdictPicker key={`verdict ${id}`} annotation={annotation} suggest={suggest.link} />}
        {!isJudged(annotation) && suggest.link && <div className="suggest-in-text">{suggest.link}</div>}
        {suggest.form}
        {isJudged(annotation) && <SecondCheck annotation={annotation} />}
        <LateVotes key={`votes ${id}`} annotation={annotation} />
        {seen && <seen.SeenBeforeHint key={`seen ${id}`} annotation={annotation} />}
        <div className="card-sources">
          <EvidenceList key={`sources ${id}`} annotation={annotation} sources={sources} />
          {rights.canTag && <EvidenceForm key={id} annotation={annotation} />}
        </div>
        <RelatedTags annotation={annotation} />
        {replies && <replies.TagReplies key={`replies ${id}`} annotation={annotation} />}
        {isJudged(annotation) && <CheckRow annotation={annotation} />}
        {threads && <threads.TagThreads key={`threads ${id}`} annotation={annotation} />}
        <TagHistory annotation={annotation} />
      </CardNews>
    </article>
  );
}

/** The votes on a claim, once their script is here. */
function LateVotes({ annotation }: { annotation: Annotation }) {
  const workbench = useWorkbench();
  const isVoted = isVotedOn(annotation, workbench.rules.votes);
  const votes = useLate(lateVotes, isVoted);
  useCardNews(isVoted ? votes && [votes.sayVotes(workbench, annotation)] : []);
  return votes && isVoted && <votes.Votes annotation={annotation} />;
}

/** What was given at the same time as what is stored, once the script is here. */
function LateRivals({ annotation }: { annotation: Annotation }) {
  const { people, session } = useWorkbench();
  const { rivals } = annotation;
  const notice = useLate(rivalNotice, rivals.length > 0);
  const say = (rival: Rival) => notice?.rivalTitle(annotation, rival, people, session.options.personId) ?? [];
  useCardNews(rivals.length === 0 || notice ? rivals.flatMap(say) : null);
  return notice && <notice.RivalNotice annotation={annotation} />;
}

// As the server does: a rule that fails must not take the card away.
const meaningRules = guardMeaning(changesMeaning, (error) => reportError(error));

/** True if the words are not those that the server has last decided on, and will not be found to mean the same. */
function isChangedHere(session: ArticleSession, annotation: Annotation, words: string): boolean {
  const { anchor, verdict, isStale } = annotation;
  const isHeld = holdsOnOtherWords(annotation);
  if (anchor.state !== 'exact' && anchor.state !== 'moved' && !isHeld) return false;
  const decided = isHeld && verdict?.held ? verdict.held.words : quotedWords(anchor);
  // An article whose language nobody named is judged as none, here as by the server.
  const { language } = session.confirmed.details;
  return words !== decided && !(verdict && !isStale && !decideVerdict(verdict, words, language, meaningRules).isStale);
}

/** What acts wherever one is in the card: the menu of everything, and undo where no field has its own. */
const isPageChord = (event: KeyboardEvent) => isChord(event, ['k']) || (isChord(event, ['z', 'y']) && !isWriting(event.target));

/** With Ctrl or Cmd, one of these letters. */
const isChord = (event: KeyboardEvent, letters: readonly string[]) => (event.ctrlKey || event.metaKey) && letters.includes(letterOf(event));

/** A field of words has an undo of its own. */
const isWriting = (target: EventTarget) => target instanceof HTMLElement && target.matches(FIELDS_OF_WORDS);

function cardLabel(
  annotation: Annotation,
  locator: string,
  isUndecided: boolean,
  { comments, queryWords }: Pick<ThreadCount, 'comments' | 'queryWords'>,
  ofClaim: string | null,
): string {
  const { verdict, evidence } = annotation;
  const parts = [spokenName(annotation), ...(ofClaim === null ? [] : [`fact of ${ofClaim}`]), locator.replace('¶', 'paragraph ')];
  const places = placesOfTag(annotation);
  if (places !== '') parts.push(places);
  const change = isUndecided ? changeNames.words : annotation.isStale ? sayChange(annotation) : null;
  if (verdict) parts.push((change ?? verdictName(verdict)).toLowerCase());
  parts.push(saySourceCount(evidence.length));
  if (comments > 0) parts.push(sayComments(comments));
  if (queryWords !== '') parts.push(queryWords);
  return parts.join(', ');
}
