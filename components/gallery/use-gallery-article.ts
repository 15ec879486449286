'use client';
import type { Transaction } from '@tiptap/pm/state';
import { useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { EditorSurroundings, OpenArticle } from '@/components/article/use-article';
import { AbandonedOutboxes } from '@/lib/editor/abandoned-outboxes';
import { ActionHistory } from '@/lib/editor/action-history';
import { setActiveMark } from '@/lib/editor/annotation-plugin';
import { ArticleSession } from '@/lib/editor/article-session';
import { createEditor } from '@/lib/editor/create-editor';
import { marksOf } from '@/lib/editor/mark-of';
import { modeAttributes } from '@/lib/editor/mode';
import type { OutboxStore } from '@/lib/editor/outbox-store';
import { SessionSender } from '@/lib/editor/session-sender';
import { workbenchPlugins } from '@/lib/editor/workbench-plugins';
import { ARTICLE_ID, galleryState, galleryTag, PRIYA } from './gallery-article';

/** Nothing is kept and nothing is sent. */
const nowhere: OutboxStore = { save: async () => {}, list: async () => [], countUnsent: async () => 0, wipe: async () => {} };
const never = () => new Promise<never>(() => {});
const transport = { append: never, entriesAfter: never };
const timers = { setTimeout: () => 0, clearTimeout: () => {}, random: () => 0 };
const now = () => '2026-11-10T14:32:00.000Z';

interface Opened {
  article: OpenArticle;
  abandoned: AbandonedOutboxes;
}

/** The gallery's article, open in an editor of its own for as long as the component is there; null until then. */
export function useGalleryArticle(surroundings: EditorSurroundings): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null);
  const latest = useRef(surroundings);
  latest.current = surroundings;
  useEffect(() => {
    const made = open(latest);
    setOpened(made);
    made.article.editor.view.dispatch(setActiveMark(made.article.editor.state.tr, galleryTag('C6')));
    return () => {
      setOpened(null);
      made.article.editor.destroy();
    };
  }, []);
  return opened;
}

function open(surroundings: { current: EditorSurroundings }): Opened {
  const state = galleryState();
  const clientId = 'gallery-tab';
  const editor = createEditor({
    state,
    clientId,
    plugins: workbenchPlugins({
      mode: surroundings.current.mode,
      marks: marksOf(state.annotations.values()),
      bindings: () => surroundings.current.bindings,
      page: () => surroundings.current.page(),
      onActivate: (id) => surroundings.current.onActivate(id),
    }),
    attributes: (editorState) => ({
      ...modeAttributes(editorState),
      'aria-label': 'Text of the article',
      class: 'article-text',
      'data-spoken': surroundings.current.spokenMarks,
      lang: 'en',
    }),
  });
  const host = {
    get state() {
      return editor.state;
    },
    dispatch: (transaction: Transaction) => editor.view.dispatch(transaction),
  };
  const session = new ArticleSession({ articleId: ARTICLE_ID, clientId, personId: PRIYA, state, store: nowhere, newId: uuidv7, now, host });
  const history = new ActionHistory(session);
  const sender = new SessionSender(session, transport, timers);
  editor.on('transaction', ({ transaction, appendedTransactions }) => {
    for (const one of [transaction, ...appendedTransactions]) {
      session.onTransaction(one);
      history.onTransaction(one);
    }
  });
  const abandoned = new AbandonedOutboxes([], { readState: never, personId: PRIYA, store: nowhere, newId: uuidv7, now, transport, timers });
  return { article: { session, history, sender, editor }, abandoned };
}
