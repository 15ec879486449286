'use client';
import { type FocusEvent, type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { FIELDS, FIELDS_OF_WORDS } from '@/components/ui/fields-of-words';
import { BackClosesOver, useBackCloses } from '@/components/ui/use-back-closes';
import { VerdictLabel } from '@/components/ui/verdict-glyph';
import { isJudged } from '@/lib/domain/checks/facts';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { glyphOf, gradeOf } from '../tag-words';
import { useTagHands } from '../use-tag-hands';
import { useKeyboardHeight } from './use-keyboard-height';

/** How far the sheet is up: its head, half of the screen, or all of it. */
const stops = ['peek', 'half', 'full'] as const;
type Stop = (typeof stops)[number];
const spoken: Record<Stop, string> = { peek: 'Show half of the card', half: 'Show the whole card', full: 'Show the head of the card' };

/** Where the person had the sheet last: the next card comes up as far. */
let lastStop: Stop = 'half';

/** Farther than this a drag means the next stop, or the next tag. */
const DRAG_PX = 40;

const isWritten = (target: EventTarget | null): target is HTMLElement => target instanceof HTMLElement && target.matches(FIELDS_OF_WORDS);

interface Props {
  /** The tag that it is the card of, if it is one's. */
  annotation?: Annotation;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A card on a phone, that of the active tag or of a thread: a sheet with three stops. It keeps its stop from card to card; sideways it goes to the next
 * one. Back puts it away, and first a dialog that lies over it.
 */
export function CardSheet({ annotation, onClose, children }: Props) {
  const { actions } = useTagHands();
  const [stop, setStop] = useState<Stop>(lastStop);
  /** Whether a field has it up, as high as it goes. */
  const [isRaised, setRaised] = useState(false);
  const isKeyboardUp = useKeyboardHeight();
  useBackCloses(true, onClose);
  const tagId = annotation?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tag's card is as high as the person has them, whatever a field of the last one needed
  useEffect(lower, [tagId]);
  const sheet = useRef<HTMLElement>(null);
  useHeadHeight(sheet);
  const from = useRef<{ x: number; y: number } | null>(null);
  const isPressed = useRef(false);

  function lower() {
    setStop(lastStop);
    setRaised(false);
  }
  /** Where the person puts it; that a field raises it is for that field alone. */
  const put = (next: Stop) => {
    lastStop = next;
    setStop(next);
  };
  const step = (by: 1 | -1) => put(stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(stop) + by))] ?? stop);
  const grab = (event: PointerEvent) => {
    const { target, currentTarget, clientX: x, clientY: y } = event;
    // What happens in a dialog that lies over it comes here by React alone, and in a field a drag selects words.
    const isOwn =
      target instanceof Element && currentTarget.contains(target) && target.closest(`${FIELDS}, [contenteditable=true]`) === null;
    from.current = isOwn ? { x, y } : null;
    isPressed.current = true;
  };
  const letGo = () => {
    isPressed.current = false;
    sink();
  };
  const drop = (event: PointerEvent) => {
    letGo();
    if (!from.current) return;
    const isByHandle = event.target instanceof Element && event.target.matches('.sheet-grab');
    const [dx, dy] = [event.clientX - from.current.x, event.clientY - from.current.y];
    from.current = null;
    if (Math.abs(dx) > Math.abs(dy) && Math.abs(dx) > DRAG_PX) {
      // Any other pointer selects words.
      if (event.pointerType !== 'touch') return;
      const next = actions.neighbour(dx < 0 ? 1 : -1);
      if (next) actions.visit(next);
    } else if (!isByHandle) return;
    else if (dy < -DRAG_PX) step(1);
    else if (dy > DRAG_PX && stop === 'peek') {
      // It was on the way out.
      lastStop = 'half';
      onClose();
    } else if (dy > DRAG_PX) step(-1);
  };
  /** What is written needs the room above the keyboard. A tick writes nothing, and a dialog over the sheet has its own room. */
  const raise = ({ target, currentTarget }: FocusEvent) => {
    if (!isWritten(target) || !currentTarget.contains(target)) return;
    setStop('full');
    setRaised(true);
  };
  /** Without a field it is as high as the person had it; in the next frame, since what is pressed now must stay where it is until it is pressed. */
  const sink = () =>
    requestAnimationFrame(() => {
      if (!isPressed.current && !isWritten(document.activeElement)) lower();
    });
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    step(event.key === 'ArrowUp' ? 1 : -1);
  };
  return (
    <section
      ref={sheet}
      className={`card-sheet ${stop}${isRaised ? ' raised' : ''}${isKeyboardUp ? ' over-keyboard' : ''}`}
      aria-label="Card"
      data-region="card"
      onFocus={raise}
      onBlur={sink}
      // Sideways anywhere on it; up and down a card is scrolled, which cancels the pointer.
      onPointerDown={grab}
      onPointerUp={drop}
      onPointerCancel={() => {
        from.current = null;
        letGo();
      }}
    >
      <button
        type="button"
        className="sheet-grab"
        aria-label={spoken[stop]}
        onClick={() => put(stops[(stops.indexOf(stop) + 1) % stops.length] ?? 'half')}
        onKeyDown={press}
      />
      {/* Its verdict stands farther down than the head, which is all that is seen. */}
      {stop === 'peek' && annotation && isJudged(annotation) && (
        <p className="sheet-verdict">
          <VerdictLabel value={glyphOf(annotation)} grade={gradeOf(annotation)} />
        </p>
      )}
      <BackClosesOver value={true}>{children}</BackClosesOver>
    </section>
  );
}

/** Says to the card in the sheet how high its head is, under which the verdicts stay: with large text the head has several rows. */
function useHeadHeight(sheet: RefObject<HTMLElement | null>): void {
  const [head, setHead] = useState<HTMLElement | null>(null);
  // It comes late, and another card's is another one.
  useEffect(() => setHead(sheet.current?.querySelector<HTMLElement>('.card-head') ?? null));
  useEffect(() => {
    if (!head) return;
    const watch = new ResizeObserver(() => head.closest<HTMLElement>('.card')?.style.setProperty('--card-head', `${head.offsetHeight}px`));
    watch.observe(head);
    return () => watch.disconnect();
  }, [head]);
}
