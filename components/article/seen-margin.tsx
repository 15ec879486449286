'use client';
import { useEffect, useState } from 'react';
import { useTagSummary } from '@/components/annotations/list/use-ordered-tags';
import { type ClearLine, readSeenMargin, type SeenHeat } from '@/lib/editor/margin/seen-margin';
import { countAnew } from '@/lib/editor/typing/count-anew';
import { turnBlocks } from '@/lib/editor/typing/turn-blocks';
import { useRevision, useWorkbench } from './session-context';
import { useRightsNow } from './use-rights-now';

/** After scrolling has stopped for so long, what came into sight is drawn. */
const REST_MS = 100;

const nothing: { clear: readonly ClearLine[]; heat: readonly SeenHeat[] } = { clear: [], heat: [] };

/**
 * In the number margin: a thin line beside each sentence that was marked clear, and for those who tag a bar beside each paragraph that nobody has
 * seen whole. Only for the eye: the tag column says both in words.
 */
export function SeenMargin({ scroller }: { scroller: HTMLElement | null }) {
  const { editor, session } = useWorkbench();
  const hasHeat = useRightsNow().canTag;
  const revision = useRevision();
  const { direction } = session.confirmed.details;
  const hasClear = useTagSummary()?.hasClear ?? false;
  const [drawn, setDrawn] = useState(nothing);
  // The numbers of this margin are the text's own. Nobody has moved a paragraph before this script is here.
  useEffect(() => countAnew(editor), [editor]);
  // Which way a block runs belongs to no margin; here its script costs the page nothing before it works.
  useEffect(() => (editor.isDestroyed ? undefined : turnBlocks(editor.view, direction)), [editor, direction]);
  useEffect(() => {
    void revision;
    if (!scroller || editor.isDestroyed) return;
    let timer: number | undefined;
    if (!hasClear && !hasHeat) {
      setDrawn(nothing);
      return;
    }
    const read = () => {
      const asked = { tagOf: (id: string) => session.annotations.get(id), language: session.language, hasHeat };
      const found = readSeenMargin(editor.view, scroller, asked);
      setDrawn((before) => (isSame(before.clear, found.clear) && isSame(before.heat, found.heat) ? before : found));
    };
    const readSoon = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(read, REST_MS);
    };
    read();
    const resizes = new ResizeObserver(readSoon);
    resizes.observe(editor.view.dom);
    scroller.addEventListener('scroll', readSoon, { passive: true });
    return () => {
      window.clearTimeout(timer);
      resizes.disconnect();
      scroller.removeEventListener('scroll', readSoon);
    };
  }, [editor, session, scroller, revision, hasClear, hasHeat]);
  return (
    <>
      <div className="clear-lines" dir={direction} aria-hidden="true">
        {drawn.clear.map(({ key, top, height }) => (
          <i key={key} style={{ top, height }} />
        ))}
      </div>
      <SeenBars heat={drawn.heat} direction={direction} />
    </>
  );
}

/** A bar for each paragraph, filled as far as it was seen. */
export function SeenBars({ heat, direction }: { heat: readonly SeenHeat[]; direction: 'ltr' | 'rtl' }) {
  return (
    <div className="seen-heat" dir={direction} aria-hidden="true">
      {heat.map(({ key, top, share, isHeadline }) => (
        <i key={key} className={isHeadline ? 'headline' : ''} style={{ top }}>
          {share > 0 && <b style={{ height: `${Math.round(100 * share)}%` }} />}
        </i>
      ))}
    </div>
  );
}

function isSame<Drawn extends ClearLine | SeenHeat>(a: readonly Drawn[], b: readonly Drawn[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
