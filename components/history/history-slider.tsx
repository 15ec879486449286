'use client';
import { type KeyboardEvent, type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { HistoryOutline } from '@/lib/domain/contract/history';
import { seqAtX, xOfSeq } from '@/lib/domain/history/outline';
import { sayMoment, useDateLanguage } from '../ui/when';
import type { ShownMoments } from './history-address';
import { labelPlaces } from './label-places';
import { placedMoment, revisionBeside, shortNameOfMoment, timeOfSeq } from './moment-names';
import { percent } from './percent';

interface Props {
  outline: HistoryOutline;
  moments: ShownMoments;
  isSingle: boolean;
  move: (moments: ShownMoments) => void;
}

type End = keyof ShownMoments;

/**
 * The handles over the lanes: one for a single moment, two with the window between them. By keys an entry at a time, or with Page up and
 * Page down from revision to revision; by pointer or finger anywhere in the lanes moves the handle that is nearer.
 */
export function HistorySlider({ outline, moments, isSingle, move }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const width = useWidthOf(track);
  const handles = { from: useRef<HTMLButtonElement>(null), to: useRef<HTMLButtonElement>(null) };
  const dragged = useRef<End | null>(null);
  const { columns, headSeq } = outline;
  const place = { from: xOfSeq(columns, moments.from), to: xOfSeq(columns, moments.to) };
  const ends: readonly End[] = isSingle ? ['to'] : ['from', 'to'];
  // A handle stops at the other one.
  const put = (end: End, seq: number) => {
    const [least, most] = end === 'from' ? [1, moments.to] : [isSingle ? 1 : moments.from, headSeq];
    const bound = Math.min(most, Math.max(least, seq));
    if (bound !== moments[end]) move(end === 'to' ? { from: Math.min(moments.from, bound), to: bound } : { ...moments, from: bound });
  };
  const xOf = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    return box && box.width > 0 ? Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) : 1;
  };
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const x = xOf(event);
    const end = isSingle || Math.abs(x - place.to) <= Math.abs(x - place.from) ? 'to' : 'from';
    // Both in one place: the one that the pointer can take further.
    dragged.current = !isSingle && moments.from === moments.to && x < place.to ? 'from' : end;
    event.currentTarget.setPointerCapture(event.pointerId);
    handles[dragged.current].current?.focus({ preventScroll: true });
    put(dragged.current, seqAtX(columns, x));
  };
  const drag = (event: PointerEvent) => {
    if (dragged.current !== null) put(dragged.current, seqAtX(columns, xOf(event)));
  };
  const drop = () => {
    dragged.current = null;
  };
  const press = (end: End) => (event: KeyboardEvent) => {
    const seq = moments[end];
    const goal = {
      ArrowLeft: seq - 1,
      ArrowDown: seq - 1,
      ArrowRight: seq + 1,
      ArrowUp: seq + 1,
      PageUp: revisionBeside(outline, seq, 'after'),
      PageDown: revisionBeside(outline, seq, 'before'),
      Home: 1,
      End: headSeq,
    }[event.key];
    if (goal === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    put(end, goal);
  };
  const handleOf = (end: End) => ({ x: place[end], label: shortNameOfMoment(outline, moments[end]) });
  const labelShift = labelPlaces(width, isSingle ? null : handleOf('from'), handleOf('to'));
  return (
    <div
      className={`history-slider ${isSingle ? 'single' : ''}`}
      ref={track}
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
    >
      {!isSingle && <div className="history-window" style={{ left: percent(place.from), width: percent(place.to - place.from) }} />}
      {ends.map((end) => (
        <Handle
          key={end}
          ref={handles[end]}
          outline={outline}
          seq={moments[end]}
          x={place[end]}
          name={isSingle ? 'Moment' : end === 'from' ? 'From' : 'To'}
          limits={end === 'from' ? [1, moments.to] : [isSingle ? 1 : moments.from, headSeq]}
          labelShift={labelShift[end]}
          onKeyDown={press(end)}
        />
      ))}
    </div>
  );
}

/** How wide an element is drawn, in pixels; 0 before it is. */
function useWidthOf(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const read = () => setWidth(element.clientWidth);
    const watch = new ResizeObserver(read);
    read();
    watch.observe(element);
    return () => watch.disconnect();
  }, [ref]);
  return width;
}

interface HandleProps {
  ref: React.Ref<HTMLButtonElement>;
  outline: HistoryOutline;
  seq: number;
  x: number;
  name: string;
  limits: readonly [number, number];
  /** How far the label begins before the line; null: there is no room for it. */
  labelShift: number | null;
  onKeyDown: (event: KeyboardEvent) => void;
}

function Handle({ ref, outline, seq, x, name, limits: [least, most], labelShift, onKeyDown }: HandleProps) {
  const language = useDateLanguage();
  const when = sayMoment(new Date(timeOfSeq(outline, seq)), language);
  return (
    <button
      type="button"
      ref={ref}
      className={`history-handle ${labelShift === null ? 'hushed' : ''}`}
      role="slider"
      aria-label={name}
      aria-orientation="horizontal"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={seq}
      aria-valuetext={`${placedMoment(outline, seq)}, ${when}`}
      style={{ left: percent(x) }}
      onKeyDown={onKeyDown}
    >
      <span
        className="handle-label"
        style={{ transform: labelShift === null ? `translateX(-${percent(x)})` : `translateX(${(-labelShift).toFixed(1)}px)` }}
        aria-hidden="true"
      >
        {shortNameOfMoment(outline, seq)}
      </span>
    </button>
  );
}
