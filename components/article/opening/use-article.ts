'use client';
import { useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, call } from '@/lib/api';
import * as contract from '@/lib/domain/contract/journal';
import type { Abandoned, TakeOverOptions } from '@/lib/editor/outbox/abandoned-outboxes';
import type { Outbox } from '@/lib/editor/outbox/outbox';
import { openOutboxStore } from '@/lib/editor/outbox/outbox-store';
import { openArticle } from '@/lib/editor/session/open-article';
import type { EditorSurroundings, OpenArticle } from './assemble-article';
import { type Asked, beginArticle } from './begin-article';
import { openAgain } from './open-again';

type Opening =
  | { name: 'opening' }
  | { name: 'failed'; sentence: string; retry(): void }
  | { name: 'open'; article: OpenArticle; abandoned: Abandoned };

/** Opens an article for as long as the component is there: its outbox, its editor, its sending and its live stream. */
export function useArticle(articleId: string, personId: string, asked: Asked, surroundings: EditorSurroundings): Opening {
  const [opening, setOpening] = useState<Opening>({ name: 'opening' });
  const [attempt, setAttempt] = useState(0);
  // The editor lives as long as the article is open; the surroundings are made anew with every rendering.
  const latest = useRef(surroundings);
  latest.current = surroundings;
  const latestAsked = useRef(asked);
  latestAsked.current = asked;

  useEffect(() => {
    // A retry is a new attempt: the effect runs again.
    void attempt;
    let isGone = false;
    let close: (() => void) | null = null;
    let stopWaiting: (() => void) | null = null;
    const retry = () => setAttempt((before) => before + 1);
    const fail = (error: unknown) => {
      const sentence = error instanceof ApiError ? error.message : 'This article cannot be shown. Reload the page.';
      if (!isGone) {
        setOpening({ name: 'failed', sentence, retry });
        stopWaiting = openAgain(error, retry);
      }
      if (!(error instanceof ApiError)) throw error;
    };
    open(articleId, personId, latestAsked.current, latest)
      .then((opened) => {
        if (isGone) return opened.close();
        close = opened.close;
        setOpening({ name: 'open', article: opened.article, abandoned: opened.abandoned });
      })
      .catch(fail);
    return () => {
      isGone = true;
      stopWaiting?.();
      close?.();
    };
  }, [articleId, personId, attempt]);

  return opening;
}

const none: Abandoned = {
  states: [],
  sessions: [],
  revision: 0,
  subscribe: () => () => undefined,
  retry: () => undefined,
  keepNow: () => undefined,
  stop: async () => undefined,
};

/** How the outboxes of closed tabs are taken over. Few openings find any: its script comes for those alone. */
async function fetchTakeOver({ abandoned }: { abandoned: readonly Outbox[] }): Promise<(options: TakeOverOptions) => Abandoned> {
  if (abandoned.length === 0) return () => none;
  const { AbandonedOutboxes } = await import('@/lib/editor/outbox/abandoned-outboxes');
  return (options) => new AbandonedOutboxes(abandoned, options);
}

async function open(
  articleId: string,
  personId: string,
  asked: Asked,
  surroundings: { current: EditorSurroundings },
): Promise<{ article: OpenArticle; abandoned: Abandoned; close(): void }> {
  const store = openOutboxStore(personId);
  const readState = (seq?: number) => call(contract.readArticleState, { params: { articleId }, query: seq === undefined ? {} : { seq } });
  const opened = await openArticle({ articleId, personId, store, newId: uuidv7, readState });
  // A full disk takes the work of such a page last. Where it is refused all is as before. Firefox alone would ask the person, over the text.
  if (!CSS.supports('-moz-appearance', 'none')) void navigator.storage?.persist?.().catch(() => undefined);
  try {
    const takeOver = await fetchTakeOver(opened);
    return beginArticle(opened, takeOver, { articleId, personId, asked, surroundings, readState });
  } catch (error) {
    // Whoever tries again in this page, or another tab, must find the outboxes free.
    opened.release();
    throw error;
  }
}
