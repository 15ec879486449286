'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { KindChip } from '@/components/ui/kind-chip';
import { useMedia } from '@/components/ui/use-media';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { quotedWords } from '@/lib/domain/anchor';
import { type Annotation, isChecked } from '@/lib/domain/annotation';
import { markOrder } from '@/lib/editor/annotation-plugin';
import { glyphOf, stateNameOf } from './tag-words';
import { useTagActions } from './use-tag-actions';

/** The height of a row, for a pointer and for a finger. */
const ROW_PX = 28;
const TOUCH_ROW_PX = 44;

/** The filters of the list, one entry each: what it is called and which tags it keeps. */
const filters = {
  all: { name: 'All', keeps: () => true },
  claims: { name: 'Claims', keeps: (one: Annotation) => one.kind === 'claim' },
  opinions: { name: 'Opinions', keeps: (one: Annotation) => one.kind === 'opinion' },
  proposals: { name: 'Proposals', keeps: (one: Annotation) => one.kind === 'proposal' },
  unchecked: { name: 'To check', keeps: (one: Annotation) => one.kind === 'claim' && !isChecked(one) },
  unsourced: { name: 'Needs source', keeps: (one: Annotation) => one.kind === 'claim' && one.evidence.length === 0 },
  changed: { name: 'Text changed', keeps: (one: Annotation) => one.isStale || one.anchor.state !== 'exact' },
} as const;
type FilterName = keyof typeof filters;

interface Props {
  activeId: string | null;
  onActivate: (id: string) => void;
}

/** All tags in the order of the text: always all of them, so it is the quickest way round for a screen reader too. */
export function TagList({ activeId, onActivate }: Props) {
  const { session, editor } = useWorkbench();
  const { press, toText } = useTagActions();
  const revision = useRevision();
  const [filter, setFilter] = useState<FilterName>('all');
  const [query, setQuery] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const tags = useMemo(() => {
    void revision;
    const wanted = query.trim().toLocaleLowerCase();
    const order = markOrder(editor.state);
    const found = order.flatMap((id) => session.annotations.get(id) ?? []);
    const isFound = new Set(order);
    const lost = [...session.annotations.values()].filter(
      (one) => one.anchor.state === 'orphaned' && !one.isRemoved && !isFound.has(one.id),
    );
    return [...found, ...lost].filter(
      (one) =>
        one.kind !== 'clear' &&
        filters[filter].keeps(one) &&
        (wanted === '' || quotedWords(one.anchor).toLocaleLowerCase().includes(wanted) || one.label?.toLocaleLowerCase() === wanted),
    );
  }, [revision, editor, session, filter, query]);

  const isDrawer = useMedia('drawer');
  const rowPx = useMedia('phone') ? TOUCH_ROW_PX : ROW_PX;
  const rows = useVirtualizer({
    count: tags.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  // The list keeps the heights that it was told until it is asked to measure again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new height asks for it
  useEffect(() => rows.measure(), [rowPx]);

  const at = tags.findIndex(({ id }) => id === activeId);
  const pressKey = (event: KeyboardEvent) => {
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: tags.length - 1 }[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      // The keys of the text mean the active tag here too.
      if (event.key === 'Escape') toText();
      else press(event);
      return;
    }
    event.preventDefault();
    const next = Math.min(Math.max(target, 0), tags.length - 1);
    const tag = tags[next];
    if (!tag) return;
    rows.scrollToIndex(next);
    onActivate(tag.id);
  };
  const leaveSearch = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setQuery('');
      toText();
    }
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const first = tags[0];
    if (first) onActivate(first.id);
    list.current?.focus();
  };
  /** A drawer has done its work when a tag is chosen; beside the text, the list keeps focus for the next one. */
  const choose = (id: string) => {
    onActivate(id);
    if (isDrawer) toText();
  };
  const isActiveDrawn = rows.getVirtualItems().some(({ index }) => index === at);

  return (
    <nav className="tag-column" aria-label="Tags" data-region="tags">
      <div className="tag-head">
        <Progress tags={[...session.annotations.values()]} />
        <Button className="close-tags" variant="quiet" isIcon aria-label="Close the tags" onClick={toText}>
          <X className="i s" aria-hidden="true" />
        </Button>
      </div>
      <label className="inp soft">
        <Search className="i s" aria-hidden="true" />
        <span className="vh">Find in tags</span>
        <input
          type="search"
          placeholder="Find in tags"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={leaveSearch}
        />
      </label>
      <label className="field">
        <span className="vh">Show</span>
        <select className="inp soft" value={filter} onChange={(event) => setFilter(filterOf(event.target.value))}>
          {Object.entries(filters).map(([name, one]) => (
            <option key={name} value={name}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {tags.length === 0 ? (
        <p className="tag-none">
          {query !== '' || filter !== 'all' ? 'No tags like that.' : 'No tags yet. Select some words, then press C, O or P.'}
        </p>
      ) : (
        <div ref={scroller} className="tag-rows">
          <div
            ref={list}
            role="listbox"
            aria-label="Tags in text order"
            tabIndex={0}
            aria-activedescendant={isActiveDrawn ? `tag-${activeId}` : undefined}
            onKeyDown={pressKey}
            style={{ height: rows.getTotalSize(), position: 'relative' }}
          >
            {rows.getVirtualItems().map(({ index, start }) => {
              const tag = tags[index];
              return tag ? (
                <TagRow
                  key={tag.id}
                  tag={tag}
                  top={start}
                  height={rowPx}
                  index={index}
                  count={tags.length}
                  isActive={tag.id === activeId}
                  onActivate={choose}
                />
              ) : null;
            })}
          </div>
        </div>
      )}
    </nav>
  );
}

const filterOf = (value: string): FilterName => (Object.keys(filters) as FilterName[]).find((name) => name === value) ?? 'all';

interface RowProps {
  tag: Annotation;
  top: number;
  height: number;
  index: number;
  count: number;
  isActive: boolean;
  onActivate: (id: string) => void;
}

function TagRow({ tag, top, height, index, count, isActive, onActivate }: RowProps) {
  return (
    // The listbox is the one tab stop and moves by arrow keys; the row only takes the pointer.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the listbox
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
    <div
      id={`tag-${tag.id}`}
      role="option"
      aria-selected={isActive}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={`tag-row ${isActive ? 'on' : ''}`}
      style={{ top, height }}
      onClick={() => onActivate(tag.id)}
    >
      <KindChip kind={tag.kind} label={tag.label} />
      <span className="trunc sp">{quotedWords(tag.anchor)}</span>
      <span className="vh">{stateNameOf(tag)}</span>
      {tag.kind === 'claim' && <VerdictGlyph value={glyphOf(tag)} isNamedBeside />}
    </div>
  );
}

function Progress({ tags }: { tags: readonly Annotation[] }) {
  const claims = tags.filter((one) => one.kind === 'claim' && !one.isRemoved);
  const checked = claims.filter(isChecked).length;
  return (
    <p className="tag-progress">
      <b>{checked}</b> of {claims.length} {claims.length === 1 ? 'claim' : 'claims'} checked
    </p>
  );
}
