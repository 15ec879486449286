'use client';
import { type ReactNode, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ArrivingLinks } from '@/components/article/arriving-links';
import { useAnnotation, useWorkbench } from '@/components/article/session-context';
import type { OpenSideCard } from '@/components/article/use-side-card';
import { noThreads } from '@/components/threads/count-threads';
import { useThreadCounts } from '@/components/threads/use-threads';
import { useMedia } from '@/components/ui/use-media';
import { factsOf, isFact } from '@/lib/domain/checks/facts';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { CardReferences } from '@/lib/editor/margin/card-references';
import { keyOf, type MarginItem } from '@/lib/editor/margin/margin-item';
import { foldedPx, touchFoldedPx } from '@/lib/editor/margin/margin-layout';
import { firstCardFrom } from '@/lib/editor/margin/margin-near';
import { MarginStage } from '@/lib/editor/margin/margin-stage';
import { markRanges } from '@/lib/editor/marks/annotation-plugin';
import type { MarkSpan } from '@/lib/editor/marks/mark-positions';
import { useOverdue } from '../check/use-overdue';
import { useTagSummary } from '../list/use-ordered-tags';
import { OpenTagCard } from '../open-tag-card';
import { listedWords } from '../tag-words';
import { useTagHands } from '../use-tag-hands';
import { useWaitingVerdicts } from '../verdict/use-waiting-verdicts';
import { MarginPill } from './margin-pill';
import { MarginSlip } from './margin-slip';

interface Props {
  activeId: string | null;
  /** The open card of a thread or suggestion. */
  side: OpenSideCard | null;
  /** What scrolls text and margin as one. */
  scroller: HTMLElement;
}

/** A card for every claim level with its words, folded to a slip but for the active tag's, and the open card of a thread or suggestion. `MarginStage` keeps them in their places. */
export function MarginCards({ activeId, side, scroller }: Props) {
  const { editor, session } = useWorkbench();
  const { close, actions, toText } = useTagHands();
  const active = useAnnotation(activeId);
  // Where a tag is active a key may be waiting to go into its card.
  const summary = useTagSummary(active !== undefined);
  const [items, setItems] = useState<readonly MarginItem[]>([]);
  const stage = useRef<MarginStage | null>(null);
  // The cards on the page. They are drawn before there is a stage where a tag is active when the margin comes.
  const [places] = useState(() => new Map<string, HTMLElement>());
  const leader = useRef<SVGSVGElement>(null);
  const isFinger = useMedia('finger');
  const folded = useRef(foldedPx);
  folded.current = isFinger ? touchFoldedPx : foldedPx;

  const counts = useThreadCounts();
  const overdue = useOverdue();
  const waiting = useWaitingVerdicts();
  const activeTagId = active?.id ?? null;
  const openId = activeTagId ?? side?.id ?? null;
  const ofTags = useMemo(() => {
    if (!summary) return [];
    const { cards: claims, tags } = summary;
    // An opinion or a proposal has a card with a comment or a query; without one, as an orphan or as a fact, as long as it is the active one.
    const further = [...counts.keys()].filter((id) => session.annotations.get(id)?.kind !== 'claim');
    if (further.length === 0 && (activeTagId === null || claims.includes(activeTagId))) return claims;
    const ofClaims = new Set(claims);
    const isCommented = (one: Annotation) => one.anchor.state !== 'orphaned' && counts.has(one.id) && !isFact(one);
    return tags.flatMap((one) => (one.id === activeTagId || ofClaims.has(one.id) || isCommented(one) ? one.id : []));
  }, [summary, activeTagId, counts, session]);
  const spansOf = useRef((_id: string): readonly MarkSpan[] => []);
  spansOf.current = (id) => (id === side?.id ? side.spans() : markRanges(editor.state, id));
  const cards = useMemo(() => {
    if (!side) return ofTags;
    const startOf = (id: string) => markRanges(editor.state, id)[0]?.from ?? 0;
    const at = firstCardFrom(ofTags, startOf, side.spans()[0]?.from ?? 0);
    return [...ofTags.slice(0, at), side.id, ...ofTags.slice(at)];
  }, [ofTags, side, editor]);

  useLayoutEffect(() => {
    const margin = leader.current?.parentElement;
    if (!margin) return;
    const made = new MarginStage({
      view: editor.view,
      scroller,
      margin,
      places,
      folded: () => folded.current,
      spansOf: (id) => spansOf.current(id),
      drawLeader: (path, { x, y }) => drawLeader(leader.current, path, x, y),
      onItems: (items) => flushSync(() => setItems(items)),
    });
    stage.current = made;
    return () => {
      stage.current = null;
      made.destroy();
    };
  }, [editor, scroller, places]);
  useLayoutEffect(() => stage.current?.show(cards, openId), [cards, openId]);
  const references = useRef<CardReferences | null>(null);
  useEffect(() => {
    const made = new CardReferences(editor.view);
    references.current = made;
    return () => {
      references.current = null;
      made.destroy();
    };
  }, [editor]);
  useEffect(() => references.current?.show(items.flatMap((item) => ('id' in item && item.id !== openId ? item.id : []))), [items, openId]);

  const open = useCallback(
    (id: string) => {
      actions.visit(id);
      toText();
    },
    [actions, toText],
  );
  const drawn = (item: MarginItem) => {
    if ('folded' in item) return <MarginPill ids={item.folded} openId={openId} onOpen={open} />;
    if (item.id === side?.id) return side.card;
    const annotation = session.annotations.get(item.id);
    if (!annotation) return null;
    if (item.id === openId) return <OpenTagCard annotation={annotation} onClose={close} />;
    return (
      <MarginSlip
        annotation={annotation}
        words={listedWords(session, annotation)}
        count={counts.get(item.id) ?? noThreads}
        factCount={factsOf(session, annotation).length}
        isOverdue={overdue.has(item.id)}
        isWaiting={waiting.has(item.id)}
        onOpen={open}
      />
    );
  };
  return (
    <>
      {withOpen(items, cards, openId).map((item) => (
        <Place key={keyOf(item)} name={keyOf(item)} places={places} stage={stage} isOpen={'id' in item && item.id === openId}>
          {drawn(item)}
        </Place>
      ))}
      <ArrivingLinks />
      <svg ref={leader} className={`leader ${side ? 'of-no-tag' : (active?.kind ?? '')}`} style={hidden} aria-hidden="true">
        <path />
        <circle r="3" />
      </svg>
    </>
  );
}

/**
 * What the stage asked for, with the open card: a key that opens a card goes into it before the stage has had its frame. It stands where it
 * will stay, since an element that is moved loses focus.
 */
function withOpen(items: readonly MarginItem[], cards: readonly string[], openId: string | null): readonly MarginItem[] {
  if (openId === null || items.some((item) => 'id' in item && item.id === openId)) return items;
  const open = cards.indexOf(openId);
  if (open < 0) return items;
  const indexOf = new Map(items.map((item, index) => ['id' in item ? item.id : item.folded[0], index]));
  const next = cards.slice(open + 1).find((id) => indexOf.has(id));
  const at = indexOf.get(next) ?? items.length;
  return [...items.slice(0, at), { id: openId }, ...items.slice(at)];
}

/** Until the stage draws it. */
const hidden = { display: 'none' };

interface PlaceProps {
  name: string;
  places: Map<string, HTMLElement>;
  stage: RefObject<MarginStage | null>;
  isOpen: boolean;
  children: ReactNode;
}

/** Where one card stands; the stage moves it. */
function Place({ name, places, stage, isOpen, children }: PlaceProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!element.current) return;
    places.set(name, element.current);
    return () => {
      places.delete(name);
      stage.current?.letGo();
    };
  }, [name, places, stage]);
  return (
    <div ref={element} className={`margin-place ${isOpen ? 'open' : ''}`}>
      {children}
    </div>
  );
}

function drawLeader(svg: SVGSVGElement | null, way: string | null, x: number, y: number): void {
  if (!svg) return;
  svg.style.display = way === null ? 'none' : '';
  svg.firstElementChild?.setAttribute('d', way ?? '');
  svg.lastElementChild?.setAttribute('cx', `${x}`);
  svg.lastElementChild?.setAttribute('cy', `${y}`);
}
