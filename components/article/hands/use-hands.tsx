'use client';
import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import type { TagHands } from '@/components/annotations/use-tag-hands';
import { useLate } from '@/components/ui/late';
import { useToast } from '@/components/ui/toast';
import { type Page, textCommands } from '@/lib/editor/keys/text-commands';
import { TagActions } from '@/lib/editor/tags/tag-actions';
import type { OpenArticle } from '../opening/assemble-article';
import { useOwnNews } from '../own-news';
import type { ArticleRights } from '../session-context';
import type { ActiveTag } from '../use-active-tag';
import { useBindings } from '../use-bindings';
import { useKindQuestion } from './kind-question';
import { withDoors } from './late-doors';
import { withNotes } from './notes';
import { ownActs, tagHands } from './tag-hands';
import { lateHands, textPage } from './text-page';
import { useOverlay } from './use-overlay';

/*
 * Who adds what, from the open article to its keys and cards:
 *
 *   Around     reach.ts       the article with rights and TagActions, and the page's own ways: toast, say, askKind, showCard, open
 *   Notes      notes.ts       what a person is told: attempt, offerUndo, what is not loaded, which key goes on
 *   LateDoors  late-doors.ts  withCard, withTags: what needs a part of the page that may still be coming
 *   Reach      reach.ts       these three together
 *   TagHands   tag-hands.ts   what buttons, cards and lists do with tags; parts of the page take them by useTagHands
 *   Page       text-page.ts   TagHands and what of Reach the keys of the text act on, as lib/editor/keys/text-commands.ts asks for it
 *   Hands      here           TagHands, and what the page draws for them: the question before a verdict goes, the overlays
 */
interface Hands {
  /** The hands of the open article; null until it is open. */
  hands: TagHands | null;
  /** Where what was done is said, and the question before a verdict goes. */
  dialog: ReactNode;
  overlay: ReturnType<typeof useOverlay>;
}

/**
 * What a person does with tags, bound to notes and questions: one set for keys, toolbar, card and lists. `page` is where the keys of the text find
 * what they act on, once the article is open.
 */
export function useHands(article: OpenArticle | null, rights: ArticleRights, { showNow }: ActiveTag, page: RefObject<Page | null>): Hands {
  const toast = useToast();
  const [ownNews, say] = useOwnNews();
  const [question, askKind] = useKindQuestion();
  const overlay = useOverlay();
  const { open } = overlay;
  useLate(ownActs, false);
  useLate(lateHands, false);
  const nowBound = useBindings();
  const bindings = useRef(nowBound);
  const bound = useMemo(() => {
    if (!article) return null;
    const { session, history } = article;
    const actions = new TagActions(session, history);
    const around = { ...article, rights, actions, bindings, toast, say, askKind, showCard: () => showNow(session), open };
    const hands = tagHands(
      withDoors(withNotes(around)),
      textCommands(() => page.current),
    );
    return { hands, page: textPage(hands) };
  }, [article, rights, page, toast, say, askKind, showNow, open]);
  // Together with the text, and not when that has been painted: no key comes between.
  useLayoutEffect(() => {
    bindings.current = nowBound;
    page.current = bound?.page ?? null;
  }, [nowBound, bound, page]);
  const dialog = (
    <>
      {ownNews}
      {question}
    </>
  );
  return { hands: bound?.hands ?? null, dialog, overlay };
}
