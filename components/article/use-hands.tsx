'use client';
import type { Transaction } from '@tiptap/pm/state';
import { type KeyboardEvent, type ReactNode, type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { askForSource } from '@/components/annotations/ask-for-source';
import { areTagsListed, tagList, whenTagsListed } from '@/components/annotations/late-tag-list';
import { fetchCard, isCardHere } from '@/components/annotations/open-tag-card';
import { tagName } from '@/components/annotations/tag-words';
import type { TagHands } from '@/components/annotations/use-tag-actions';
import { openSuggestionOf } from '@/components/suggestions/open-suggestion';
import { beginComment, settleThread } from '@/components/threads/begin-comment';
import { askForComment } from '@/components/threads/focus-comment';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { late, useLate, whenHere } from '@/components/ui/late';
import { useToast } from '@/components/ui/toast';
import { DomainError } from '@/lib/domain/errors';
import type { PastedEvidence } from '@/lib/domain/sources/pasted-evidence';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { type TagKind, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { keyTip, sayKey } from '@/lib/editor/keys/key-names';
import { type CommandId, commandFor, isMac } from '@/lib/editor/keys/keymap';
import { focusText, getMode } from '@/lib/editor/keys/mode';
import { enterMode, type Page, type PageOverlay, textCommands } from '@/lib/editor/keys/text-commands';
import { lastLinkedSource } from '@/lib/editor/tags/last-source';
import { TagActions, whichStays } from '@/lib/editor/tags/tag-actions';
import { SuggestionWriter } from '@/lib/editor/typing/suggestion-writer';
import type { OpenArticle } from './assemble-article';
import { activateWithCard, focusPart } from './focus-part';
import { guidelinesOf, toggleGuidelines } from './guidelines';
import { GIVEN_UP, holdKeys } from './held-keys';
import { placeChanges } from './late-places';
import { sayAdded, useOwnNews } from './own-news';
import { type ArticleRights, maySuggest } from './session-context';
import type { ActiveTag } from './use-active-tag';
import { useBindings } from './use-bindings';

/** What is said of actions on tags: it is here before the first of them, and is no part of what the page waits for. */
const ownActs = late(() => import('./own-acts'));
/** What X and the next unseen sentence need: the reading of all sentences. */
const clearSentences = late(() => import('@/lib/editor/tags/clear-sentences'));
/** What lies over the page. */
export const workbenchOverlays = late(() => import('./workbench-overlays'));

interface Asked {
  annotation: Annotation;
  kind: TagKind;
  sentence: string;
}

interface Hands {
  /** What the keys of the text act on, once the article is open. */
  page: RefObject<Page | null>;
  /** The hands of the open article. */
  with(article: OpenArticle): TagHands;
  /** The question before a verdict goes, if one is asked. */
  dialog: ReactNode;
  /** What is open over the page. */
  overlay: PageOverlay | null;
  openOverlay(what: PageOverlay): void;
  /** What was open brings focus back to the text by itself, when it is gone. */
  closeOverlay(): void;
}

/** What a person does with tags, bound to notes and questions: one set for keys, toolbar, card and lists. */
export function useHands(rights: ArticleRights, { showNow }: ActiveTag, given?: RefObject<Page | null>): Hands {
  const toast = useToast();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [ownNews, say] = useOwnNews();
  const [overlay, setOverlay] = useState<PageOverlay | null>(null);
  const own = useRef<Page | null>(null);
  const page = given ?? own;
  useLate(ownActs, false);
  useLate(clearSentences, false);
  const nowBound = useBindings();
  const bindings = useRef(nowBound);
  bindings.current = nowBound;
  const bound = useRef<{ article: OpenArticle; rights: ArticleRights; hands: TagHands } | null>(null);

  const sayKind = useCallback((kind: TagKind) => say(`Now ${tagKinds[kind].name.toLowerCase()}`), [say]);

  const bind = useMemo(
    () =>
      (article: OpenArticle): TagHands => {
        if (bound.current?.article === article && bound.current.rights === rights) return bound.current.hands;
        const { history, editor, session } = article;
        const actions = new TagActions(session, history);
        const toText = () => focusText(editor.view);
        const showCard = () => showNow(session);
        const attempt = (work: () => void) => {
          try {
            work();
            return true;
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            toast({ text: error.message });
            return false;
          }
        };
        const sayNotLoaded = (what: string) => toast({ text: `The ${what} could not be loaded. Try again when the line is back.` });
        /** Does what needs the card of a tag. Where its script is still on the way, what is typed meanwhile waits for it too. */
        const withCard = (work: () => void) => {
          if (isCardHere()) return work();
          activateWithCard(actions, showCard, noTagActive);
          const coming = fetchCard();
          const holding = holdKeys('.card', coming);
          void coming.then(() => {
            if (!isCardHere()) sayNotLoaded('card');
            else if (attempt(work)) return;
            holding.abort();
          });
        };
        /** Does what needs the list of tags, in the same way; unless somebody thinks better of it first. */
        const withTags = (work: () => void) => {
          if (areTagsListed()) return work();
          const coming = tagList.fetch();
          const holding = holdKeys('[data-region=tags]', coming);
          void coming.then(() => {
            if (tagList.here()) return whenTagsListed(work, holding.signal);
            sayNotLoaded('tags');
            holding.abort();
          });
        };
        const offerUndo = (done: string) => {
          const { newest } = history;
          toast({
            text: done,
            undo: () => attempt(() => history.undo(newest)),
            undoTip: keyTip('undo', bindings.current, isMac(), getMode(editor.state)),
          });
        };
        /** "J goes to the next one." after a sentence, where J is the key; nothing where there is none. */
        const sayWithKey = (id: CommandId, does: string) => {
          const key = sayKey(id, bindings.current, isMac(), getMode(editor.state));
          return key === null ? '' : ` ${key} ${does}.`;
        };
        const noTagActive = () => `No tag is active here.${sayWithKey('nextTag', 'goes to the next one')}`;
        const changeKind = (annotation: Annotation, kind: TagKind) => {
          try {
            actions.changeKind(annotation, kind, false);
            sayKind(kind);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            if (error.details.confirm) setAsked({ annotation, kind, sentence: error.message });
            else toast({ text: error.message });
          }
        };
        const remove = (annotation: Annotation) => {
          if (!attempt(() => actions.remove(annotation))) return;
          offerUndo(`Tag ${annotation.label ?? tagKinds[annotation.kind].name} removed`);
          toText();
        };
        const merge = (one: Annotation, other: Annotation) => {
          const { into, from } = whichStays(one, other);
          if (!attempt(() => actions.merge(one, other))) return;
          offerUndo(`Merged ${tagName(from)} into ${tagName(into)}`);
          toText();
        };
        const show = (transaction: Transaction | null) => {
          if (transaction) editor.view.dispatch(transaction.scrollIntoView());
        };
        const offerEvidence = (pasted: PastedEvidence) =>
          withCard(() => {
            showCard();
            askForSource({ pasted });
          });
        const commands = textCommands(() => page.current);
        const hands: TagHands = {
          actions,
          attempt,
          act: (type, payload) => {
            const entryId = history.act(type, payload);
            const news = ownActs.here()?.sayOwnAct(type, payload, session);
            if (news) say(news);
            return entryId;
          },
          changeKind,
          remove,
          merge,
          offerEvidence,
          offerUndo,
          say,
          toText,
          commands,
          press: (event, instead = {}) => {
            // In a list no letter types, so that the keys of Tag mode are free in Edit mode too.
            const mode = getMode(editor.state) === 'read' ? 'read' : 'tag';
            const id = commandFor({ ...keyOf(event), isComposing: event.nativeEvent.isComposing }, mode, isMac(), bindings.current);
            if (id === null) return false;
            const other = instead[id];
            if (other) other();
            else if (!commands[id]?.(editor.view)) return false;
            event.preventDefault();
            return true;
          },
          close: () => {
            actions.activate(null);
            toText();
          },
        };
        bound.current = { article, rights, hands };
        page.current = {
          actions,
          say,
          history,
          language: session.language,
          canTag: rights.canTag,
          canEdit: rights.canEdit,
          canSuggest: maySuggest(rights),
          lock: rights.lock ?? null,
          writer: new SuggestionWriter(session, history),
          openSuggestion: (id) => openSuggestionOf(session).set(id),
          attempt: (work) => void attempt(work),
          tag: (kind) => {
            attempt(() => sayAdded(session, actions.tag(kind), say));
          },
          changeKind: (kind) => {
            const active = actions.active();
            if (active) changeKind(active, kind);
          },
          removeActive: () => {
            const active = actions.active();
            if (active) remove(active);
          },
          keepSelection: () => {
            const kept = actions.keepSelection();
            say(`${kept === 1 ? '1 place' : `${kept} places`} kept. Select more words, then tag them.`);
          },
          changePlaces: (way) => {
            // The words of now: the script may come a moment later, where nobody has selected any before.
            const change = { session, actions, tag: actions.active(), words: actions.selectedSpans() };
            whenHere(placeChanges, (ways) => void attempt(() => say(way === 'add' ? ways.addWords(change) : ways.takeOutWords(change))));
          },
          toggleClear: () =>
            whenHere(clearSentences, ({ toggleClear, sayCleared, selectUnseen }) =>
              attempt(() => {
                const done = toggleClear(session, history, actions);
                say(sayCleared(done));
                if (done.isClear) show(selectUnseen(session));
              }),
            ),
          goToUnseen: () =>
            whenHere(clearSentences, ({ selectUnseen }) =>
              attempt(() => {
                const next = selectUnseen(session);
                if (!next) throw new DomainError('invalid', 'Every sentence has been seen.');
                show(next);
              }),
            ),
          repeatSource: () => {
            const sourceId = lastLinkedSource(session);
            if (sourceId === null) {
              throw new DomainError('invalid', `You have linked no source in this article yet.${sayWithKey('addSource', 'adds one')}`);
            }
            withCard(() => {
              activateWithCard(actions, showCard, noTagActive);
              askForSource({ sourceId });
            });
          },
          offerEvidence,
          toggleGuidelines: () => {
            // Focus in the tags would keep them in front of it.
            toText();
            say(toggleGuidelines(session) ? 'Guidelines shown' : 'Guidelines closed');
          },
          closeGuidelines: () => guidelinesOf(session).set(null),
          // At once: the number typed right after G must land in its field. Where its script is still coming it waits for that, and Escape calls it off.
          open: (what) => {
            flushSync(() => setOverlay(what));
            if (workbenchOverlays.here()) return;
            const { signal } = holdKeys('[role=dialog], .go-to', workbenchOverlays.fetch());
            signal.onabort = () => signal.reason === GIVEN_UP && setOverlay(null);
          },
          showMode: (mode) => {
            enterMode(editor.view, mode);
            toText();
          },
          comment: () => {
            const spans = rights.canComment ? actions.selectedSpans() : [];
            if (!rights.canComment) throw new DomainError('forbidden', 'This article cannot be commented on now.');
            if (spans.length > 0) {
              actions.activate(null);
              beginComment(article, spans);
              actions.letGo();
              return;
            }
            activateWithCard(actions, showCard, () => 'Select some words, or go to a tag, to comment on it.');
            withCard(() => {
              showCard();
              askForComment('tag');
            });
          },
          resolveThread: () => say(settleThread(session, actions, rights)),
          focus: (part) =>
            void attempt(() => {
              const isReading = getMode(editor.state) === 'read';
              const focus = () => focusPart(part, { actions, rights, isReading, showCard, noTagActive });
              if (part === 'find' || part === 'tags') withTags(focus);
              else withCard(focus);
            }),
        };
        return hands;
      },
    [rights, toast, showNow, page, say, sayKind],
  );

  const answer = (isYes: boolean) => {
    const { hands } = bound.current ?? {};
    if (isYes && asked && hands?.attempt(() => hands.actions.changeKind(asked.annotation, asked.kind, true))) sayKind(asked.kind);
    setAsked(null);
    hands?.toText();
  };
  const closeOverlay = () => setOverlay(null);
  const dialog = (
    <>
      {ownNews}
      <Dialog
        isOpen={asked !== null}
        onClose={() => answer(false)}
        title={asked?.sentence ?? ''}
        description="Sources and discussion stay."
        buttons={
          <>
            <Button onClick={() => answer(false)}>Keep it a claim</Button>
            <Button variant="primary" onClick={() => answer(true)}>
              Change it
            </Button>
          </>
        }
      />
    </>
  );
  return { page, with: bind, dialog, overlay, openOverlay: (what) => page.current?.open(what), closeOverlay };
}

/** What of a key press decides, read from an event that hides it in getters. */
const keyOf = ({ key, code, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent) => ({ key, code, shiftKey, ctrlKey, altKey, metaKey });
