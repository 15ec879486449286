'use client';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { useMedia } from '@/components/ui/use-media';
import { usePainted } from '@/components/ui/use-painted';
import { quotedWords } from '@/lib/domain/anchor';
import { type Annotation, isChecked } from '@/lib/domain/annotation';
import { markOrder } from '@/lib/editor/annotation-plugin';
import { TagRows } from './tag-rows';
import { useTagActions } from './use-tag-actions';

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
  const { toText } = useTagActions();
  const revision = useRevision();
  // Who opens an article wants to read: the list comes a frame after the text.
  const isTextPainted = usePainted();
  const [filter, setFilter] = useState<FilterName>('all');
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);

  const tags = useMemo(() => {
    void revision;
    if (!isTextPainted) return [];
    const wanted = query.trim().toLocaleLowerCase();
    const { keeps } = filters[filter];
    const isNamed = (one: Annotation) =>
      quotedWords(one.anchor).toLocaleLowerCase().includes(wanted) || one.label?.toLocaleLowerCase() === wanted;
    const shown: Annotation[] = [];
    for (const id of markOrder(editor.state)) {
      const one = session.annotations.get(id);
      if (one && one.kind !== 'clear' && keeps(one) && (wanted === '' || isNamed(one))) shown.push(one);
    }
    return shown;
  }, [revision, editor, session, filter, query, isTextPainted]);

  const isDrawer = useMedia('drawer');
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
  return (
    <nav className="tag-column" aria-label="Tags" data-region="tags">
      <div className="tag-head">
        <Progress tags={session.annotations.values()} />
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
      {!isTextPainted ? (
        <div className="tag-rows" aria-busy="true" />
      ) : tags.length === 0 ? (
        <p className="tag-none">
          {query !== '' || filter !== 'all' ? 'No tags like that.' : 'No tags yet. Select some words, then press C, O or P.'}
        </p>
      ) : (
        <TagRows tags={tags} list={list} activeId={activeId} onMove={onActivate} onChoose={choose} />
      )}
    </nav>
  );
}

const filterOf = (value: string): FilterName => (Object.keys(filters) as FilterName[]).find((name) => name === value) ?? 'all';

function Progress({ tags }: { tags: Iterable<Annotation> }) {
  let [claims, checked] = [0, 0];
  for (const one of tags) {
    if (one.kind !== 'claim' || one.isRemoved) continue;
    claims += 1;
    if (isChecked(one)) checked += 1;
  }
  return (
    <p className="tag-progress">
      <b>{checked}</b> of {claims} {claims === 1 ? 'claim' : 'claims'} checked
    </p>
  );
}
