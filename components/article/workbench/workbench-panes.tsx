'use client';
import { useEffect, useRef, useState } from 'react';
import { tagList } from '@/components/annotations/list/late-tag-list';
import { marginCards, OpenTagCard, PlaceOfCard, useMarginCards, usePreparedCard } from '@/components/annotations/open-tag-card';
import { PrintedTags } from '@/components/annotations/paper/printed-tags';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useTagOpener } from '@/components/annotations/use-tag-opener';
import { useSuggestionOpener } from '@/components/suggestions/use-suggestion-opener';
import { useCommentedWords } from '@/components/threads/use-commented-words';
import { useThreadOpener } from '@/components/threads/use-thread-opener';
import { late, useLate } from '@/components/ui/late';
import { useMedia } from '@/components/ui/use-media';
import { usePainted } from '@/components/ui/use-painted';
import { focusText } from '@/lib/editor/keys/mode';
import { goTo } from '@/lib/editor/keys/text-commands';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { ArticleText } from '../article-text';
import { useGuidelines } from '../guidelines/guidelines';
import { placeChanges } from '../late-places';
import { rememberFollowed, sentTo } from '../opening/sent-to';
import { useKeptPlace } from '../opening/use-kept-place';
import { TagsButton } from '../phone/tags-button';
import { useAnnotation, useRevision, useWorkbench } from '../session-context';
import { useActiveInView } from '../use-active-in-view';
import { useHasSelected } from '../use-has-selected';
import { useKeptFocus } from '../use-kept-focus';
import { useSideCard } from '../use-side-card';
import { VisitedTag } from '../visited-tag';
import { ModeSwitch } from './mode-switch';
import { useRegionKeys } from './regions';
import { Slug } from './slug';

const cardSheet = late(() => import('@/components/annotations/margin/card-sheet'));
const emptyMargin = late(() => import('../empty-margin'));
const guidelinesPanel = late(() => import('../guidelines/guidelines-panel'));
const phoneBar = late(() => import('../phone/phone-bar'));
const phoneStrip = late(() => import('../phone/phone-strip'));
const refusedChanges = late(() => import('../refused-changes'));
const seenMargin = late(() => import('../seen-margin'));
const selectionToolbar = late(() => import('../selection-toolbar'));

/** Tag list, and text with its margin, which scroll as one. On a phone the card of the active tag is a sheet at the foot. */
export function WorkbenchPanes({ activeId }: { activeId: string | null }) {
  const { editor, session } = useWorkbench();
  const annotation = useAnnotation(activeId);
  const hands = useTagHands();
  const margin = useRef<HTMLElement>(null);
  const dock = useRef<HTMLDivElement>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const isPhone = useMedia('phone');
  // The text first: what stands beside it comes with the next frame.
  const isPainted = usePainted();
  const [sent] = useState(() => sentTo(window));
  const [wanted, wantedThread, wantsUnseen] = [sent.get('tag'), sent.get('thread'), sent.has('unseen')];
  const activate = (id: string) => goTo(editor.view, hands.actions, id);
  const openTag = useTagOpener();
  const openById = useThreadOpener();
  const openSuggestionById = useSuggestionOpener();
  const side = useSideCard(activeId);
  useRevision();
  useRegionKeys(hands.toText);
  // A link to a tag that is gone, or to a thread on it, leads nowhere else.
  const [isSentElsewhere] = useState(
    () => wantsUnseen || (wantedThread !== null && opens(session, wantedThread)) || (wanted !== null && isThere(session, wanted)),
  );
  useKeptPlace(scroller, activeId, isSentElsewhere);
  useActiveInView(activeId, side?.id ?? null);
  useKeptFocus(margin, hands.toText);
  useKeptFocus(dock, hands.toText);
  const toolbar = useLate(selectionToolbar, useHasSelected(editor));
  // Its keys may be pressed before the toolbar shows.
  useLate(placeChanges, useHasSelected(editor));
  const sheet = useLate(cardSheet, isPhone);
  const bar = useLate(phoneBar, isPhone);
  const strip = useLate(phoneStrip, isPhone);
  // What stands beside the text is asked for with it, and comes behind it.
  const list = useLate(tagList, true);
  const cards = useMarginCards(!isPhone, cardSheet);
  const isEmpty = isPainted && !hasTags(session);
  const empty = useLate(emptyMargin, !isPhone && isEmpty);
  const seen = useLate(seenMargin, false);
  const refused = useLate(refusedChanges, session.refused.length > 0);
  const [isGuided, setGuided] = useGuidelines();
  const guidelines = useLate(guidelinesPanel, isGuided);
  useCommentedWords();
  usePreparedCard();

  const openedFor = useRef<typeof editor | null>(null);
  useEffect(() => {
    // Once: the page may be drawn anew while the person is somewhere else in it.
    if (openedFor.current === editor) return;
    openedFor.current = editor;
    // The keys of the text work from the first moment.
    focusText(editor.view);
    if (wanted !== null) openTag(wanted);
    if (wantedThread !== null) openById(wantedThread);
    if (wantsUnseen) hands.commands.nextUnseen?.(editor.view);
  }, [editor, hands, wanted, wantedThread, wantsUnseen, openTag, openById]);
  // Each time: where the router draws the page anew it forgets what it does not know.
  useEffect(() => rememberFollowed(window));

  return (
    <>
      {isPainted && list ? (
        <list.TagList
          activeId={activeId}
          onActivate={activate}
          onOpenThread={openById}
          onOpenSuggestion={openSuggestionById}
          onGone={openTag}
        />
      ) : (
        <div className="tag-column" aria-busy="true" />
      )}
      {isGuided && guidelines && <guidelines.GuidelinesPanel activeId={activeId} isPhone={isPhone} onClose={() => setGuided(false)} />}
      <div ref={setScroller} className="sheet-scroll">
        <div className="canvas">
          <main className="paper" data-region="text">
            {refused && <refused.RefusedChanges />}
            <div className="paper-bar">
              <TagsButton />
              <Slug />
              <ModeSwitch />
            </div>
            <div className="paper-text" data-direction={session.confirmed.details.direction}>
              <ArticleText editor={editor} />
              {seen && <seen.SeenMargin scroller={scroller} />}
              {toolbar && <toolbar.SelectionToolbar />}
            </div>
          </main>
          <aside ref={margin} className="margin" aria-label="Cards" data-region="card">
            {!isPhone && scroller && cards && <cards.MarginCards activeId={activeId} side={side} scroller={scroller} />}
            {!isPhone && annotation && !(scroller && cards) && <PlaceOfCard id={annotation.id} place={marginCards} />}
            {!isPhone && isEmpty && empty && <empty.EmptyMargin />}
          </aside>
        </div>
        <PrintedTags />
      </div>
      {isPhone && <div className="phone-strip">{strip && <strip.PhoneStrip activeId={activeId} />}</div>}
      <div ref={dock} className="card-dock">
        {isPhone && sheet && annotation && (
          <sheet.CardSheet annotation={annotation} onClose={hands.close}>
            <OpenTagCard key={annotation.id} annotation={annotation} onClose={hands.close} />
          </sheet.CardSheet>
        )}
        {isPhone && annotation && !sheet && <PlaceOfCard id={annotation.id} place={cardSheet} />}
        {isPhone && sheet && side && <sheet.CardSheet onClose={side.close}>{side.card}</sheet.CardSheet>}
      </div>
      {/* Its room is kept. */}
      {isPhone && (bar ? <bar.PhoneBar activeId={activeId} /> : <div className="phone-bar" />)}
      <VisitedTag />
    </>
  );
}

const isThere = ({ annotations }: ArticleSession, id: string) => annotations.get(id)?.isRemoved === false;

/** True of a thread that can be shown: with a tag that is gone it is gone. */
const opens = (session: ArticleSession, threadId: string) => {
  const about = session.threads.get(threadId)?.about;
  return about !== undefined && (about.on !== 'tag' || isThere(session, about.annotationId));
};

/** True if there is a tag, with words or without: looked for by itself, since what sums all tags up comes behind the text. */
const hasTags = (session: ArticleSession) => {
  for (const { isRemoved, kind } of session.annotations.values()) if (!isRemoved && kind !== 'clear') return true;
  return false;
};
