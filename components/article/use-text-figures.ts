'use client';
import type { Node } from '@tiptap/pm/model';
import { useEffect, useState } from 'react';
import { type Composition, composeWords, type KindSpan, wordsOfBlock } from '@/lib/domain/composition';
import { type Coverage, coverageOf, sentencesOfBlock } from '@/lib/domain/coverage';
import type { ArticleSession } from '@/lib/editor/article-session';
import { seenSpans } from '@/lib/editor/seen-sentences';
import { useRevision, useWorkbench } from './session-context';

/** What the text is made of, and how much of it somebody has seen. */
export interface TextFigures {
  composition: Composition;
  coverage: Coverage;
}

/** The figures of the text, counted when the browser has nothing better to do: after typing and tagging they follow in a moment. Null at first. */
export function useTextFigures(): TextFigures | null {
  const { session } = useWorkbench();
  const revision = useRevision();
  const [figures, setFigures] = useState<TextFigures | null>(null);
  useEffect(() => {
    void revision;
    return readWhenIdle(session, setFigures);
  }, [session, revision]);
  return figures;
}

/** Reads the blocks of the text, those that are new, in the pauses of the browser, and then counts. Gives the way to stop it. */
function readWhenIdle(session: ArticleSession, onFigures: (figures: TextFigures) => void): () => void {
  const { doc } = session;
  const language = languageOf(session);
  let next = 0;
  const readOn = (hasTime: () => boolean) => {
    while (next < doc.childCount) {
      if (!hasTime()) {
        stop = whenIdle(readOn);
        return;
      }
      readBlock(doc.child(next), language);
      next += 1;
    }
    onFigures(readFigures(session));
  };
  let stop = whenIdle(readOn);
  return () => stop();
}

function readBlock(block: Node, language: string): void {
  wordsOfBlock(block);
  if (block.isTextblock) sentencesOfBlock(block, language);
  else block.descendants((node) => void (node.isTextblock && sentencesOfBlock(node, language)));
}

const languageOf = (session: ArticleSession) => session.confirmed.details.language || 'en';

function readFigures(session: ArticleSession): TextFigures {
  const spans: KindSpan[] = [];
  for (const one of session.annotations.values()) {
    const { kind } = one;
    if (one.isRemoved || kind === 'clear') continue;
    for (const { from, to } of session.placesOf(one)) spans.push({ from, to, kind });
  }
  return { composition: composeWords(session.doc, spans), coverage: coverageOf(session.doc, seenSpans(session), languageOf(session)) };
}

/** The longest that figures may lag behind, and how long one piece of the work may be where the browser does not say. */
const LATEST_MS = 1_500;
const PIECE_MS = 8;

function whenIdle(work: (hasTime: () => boolean) => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = window.setTimeout(() => {
      const end = performance.now() + PIECE_MS;
      work(() => performance.now() < end);
    }, PIECE_MS);
    return () => window.clearTimeout(timer);
  }
  const request = window.requestIdleCallback(
    (deadline) => {
      const end = performance.now() + PIECE_MS;
      work(() => deadline.timeRemaining() > 1 || (deadline.didTimeout && performance.now() < end));
    },
    { timeout: LATEST_MS },
  );
  return () => window.cancelIdleCallback(request);
}
