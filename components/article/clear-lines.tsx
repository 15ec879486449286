'use client';
import { useEffect, useState } from 'react';
import { useTagSummary } from '@/components/annotations/use-ordered-tags';
import { type ClearLine, readClearLines } from '@/lib/editor/clear-lines';
import { useRevision, useWorkbench } from './session-context';

/** After scrolling has stopped for so long, what came into sight is drawn. */
const REST_MS = 100;

/** A thin line in the number margin beside each sentence that was marked clear. Only for the eye: the figure of seen sentences is in words. */
export function ClearLines({ scroller }: { scroller: HTMLElement | null }) {
  const { editor, session } = useWorkbench();
  const revision = useRevision();
  const hasClear = useTagSummary()?.hasClear ?? false;
  const [lines, setLines] = useState<readonly ClearLine[]>([]);
  useEffect(() => {
    void revision;
    if (!scroller || editor.isDestroyed) return;
    let timer: number | undefined;
    const isClear = (id: string) => {
      const one = session.annotations.get(id);
      return one?.kind === 'clear' && !one.isRemoved && one.anchor.state === 'exact';
    };
    if (!hasClear) {
      setLines((before) => (before.length === 0 ? before : []));
      return;
    }
    const read = () => {
      const found = readClearLines(editor.view, scroller, isClear);
      setLines((before) => (isSame(before, found) ? before : found));
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
  }, [editor, session, scroller, revision, hasClear]);
  return (
    <div className="clear-lines" dir={session.confirmed.details.direction} aria-hidden="true">
      {lines.map(({ key, top, height }) => (
        <i key={key} style={{ top, height }} />
      ))}
    </div>
  );
}

const isSame = (a: readonly ClearLine[], b: readonly ClearLine[]) =>
  a.length === b.length && a.every((one, i) => one.key === b[i]?.key && one.top === b[i]?.top && one.height === b[i]?.height);
