'use client';
import { useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { assembleArticle, type EditorSurroundings, type OpenArticle } from '@/components/article/opening/assemble-article';
import type { ArticleState } from '@/lib/domain/article-state';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import { setActiveMark } from '@/lib/editor/marks/annotation-plugin';
import { AbandonedOutboxes } from '@/lib/editor/outbox/abandoned-outboxes';
import { galleryState, galleryTag } from './gallery-article';
import { ARTICLE_ID, JONAH, PRIYA } from './gallery-ids';

/** Nothing is kept and nothing is sent. */
const nowhere = { save: async () => {} };
const never = () => new Promise<never>(() => {});
const transport = { append: never, entriesAfter: never };
const timers = { setTimeout: () => 0, clearTimeout: () => {}, random: () => 0 };
/** A colleague, who has the card of a claim open. */
const place = { version: 1, anchor: 1, head: 1, annotationId: galleryTag('C3'), isAway: false };
const jonah = { tabId: 'jonah', personId: JONAH, name: 'Jonah Okoye', colour: 2 as const, place };
const now = () => '2026-11-10T14:32:00.000Z';

/** Another state than the gallery's, and what has happened since it was opened. */
export interface GalleryStart {
  state: () => ArticleState;
  prepare: (article: OpenArticle) => void;
}

interface Opened {
  article: OpenArticle;
  abandoned: AbandonedOutboxes;
}

/** The gallery's article, open in an editor of its own for as long as the component is there; null until then. */
export function useGalleryArticle(surroundings: EditorSurroundings, start?: GalleryStart): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null);
  const latest = useRef(surroundings);
  latest.current = surroundings;
  useEffect(() => {
    const made = open(latest, start);
    setOpened(made);
    made.article.session.showAll();
    start?.prepare(made.article);
    made.article.editor.view.dispatch(setActiveMark(made.article.editor.state.tr, galleryTag('C6')));
    return () => {
      setOpened(null);
      made.article.editor.destroy();
    };
  }, [start]);
  return opened;
}

function open(surroundings: { current: EditorSurroundings }, start?: GalleryStart): Opened {
  const article = assembleArticle({
    articleId: ARTICLE_ID,
    clientId: 'gallery-tab',
    personId: PRIYA,
    state: start ? start.state() : galleryState(),
    store: nowhere,
    tagTypes: plainTagTypes,
    newId: uuidv7,
    now,
    surroundings,
    transport,
    timers,
  });
  article.colleagues.take({ people: [jonah], more: 0, isAll: true });
  const abandoned = new AbandonedOutboxes([], { readState: never, personId: PRIYA, store: nowhere, newId: uuidv7, now, transport, timers });
  return { article, abandoned };
}
