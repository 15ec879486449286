'use client';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { KeyHint, useKeyTip } from '@/components/article/commands/key-hint';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { useMenuKey } from '@/components/article/workbench/use-menu-key';
import { Button } from '@/components/ui/button';
import { Heard } from '@/components/ui/heard';
import { late, useLate } from '@/components/ui/late';
import { NoneMatch } from '@/components/ui/none-match';
import { sayNone } from '@/components/ui/say-none';
import { useMedia } from '@/components/ui/use-media';
import { countStandings } from '@/lib/domain/checks/claim-counts';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sayShown } from '@/lib/domain/text/say-count';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import type { TagSummary } from '@/lib/editor/tags/tag-summary';
import { useIsLate } from '../check/near-due';
import { useClaimPeople } from '../check/use-claim-people';
import { useOverdue } from '../check/use-overdue';
import { useWaitsForMe } from '../check/use-waits-for-me';
import { useRelations } from '../relations/use-relations';
import type { SelectedKeys } from '../selected/selected-keys';
import { useSelectedTags } from '../selected/use-selected-tags';
import { countTypes } from '../types/count-types';
import { useGoneCard } from '../use-gone-card';
import { useTagHands } from '../use-tag-hands';
import { useAwaitsMyVote } from '../verdict/use-awaits-my-vote';
import { tellTagsListed } from './late-tag-list';
import { type Flag, filterTags, isFiltered, noFilter, type TagFilter } from './tag-filter';
import { TagFilters } from './tag-filters';
import { TagProgress } from './tag-progress';
import { TagRows } from './tag-rows';
import { useTagSummary } from './use-ordered-tags';
import { useUnreadTags } from './use-unread-tags';

const lateSuggestions = late(() => import('@/components/suggestions/suggestion-list'));
const articleWork = late(() => import('@/components/article/work/article-work'));
const textMakeup = late(() => import('./text-makeup'));
const lostTags = late(() => import('./lost-tags'));
const selectedTags = late(() => import('../selected/selected-tags'));
const pickByFinger = late(() => import('../selected/pick-by-finger'));
const lateThreads = late(() => import('@/components/threads/thread-list'));

const NONE = 'No tag';
const none: readonly Annotation[] = [];
/** Before the text has been painted. */
const nothing: Parameters<typeof TagProgress>[0]['summary'] & Pick<TagSummary, 'judged'> = {
  claims: [],
  judged: [],
  standings: [],
  counts: countStandings([]),
  checked: 0,
};

interface Props {
  activeId: string | null;
  onActivate: (id: string) => void;
  onOpenThread: (id: string) => void;
  onOpenSuggestion: (id: string) => void;
  /** Says of a tag that is gone who removed it: a colleague has done so to the active one. After a merge it opens the one that stayed. */
  onGone: (id: string) => void;
}

/** How far the article is, and all tags in the order of the text: always all of them, so it is the quickest way round for a screen reader too. */
export function TagList({ activeId, onActivate, onOpenThread, onOpenSuggestion, onGone }: Props) {
  const { toText } = useTagHands();
  // Here, since the list comes late: what the page of an article sends first is full.
  useMenuKey();
  useGoneCard(activeId, onGone);
  const { session, rights, tagTypes } = useWorkbench();
  const { canTag } = useRightsNow();
  const { ownerId = null, dueAt = null } = session.confirmed.details;
  const hasWork = rights.canSetWork || ownerId !== null || dueAt !== null;
  const tip = useKeyTip();
  const summary = useTagSummary();
  const all = summary?.tags ?? null;
  const [filter, setFilter] = useState<TagFilter>(noFilter);
  const list = useRef<HTMLDivElement>(null);
  const relations = useRelations();
  const overdue = useOverdue();
  const awaitsMyVote = useAwaitsMyVote();
  const unread = useUnreadTags(all ?? none, filter.isUnread);
  const waitsForMe = useWaitsForMe();
  const isLate = useIsLate();
  const tags = useMemo(
    () => filterTags(all ?? none, filter, { related: relations, overdue, unread: unread.listed, awaitsMyVote, waitsForMe, isLate }),
    [all, filter, relations, overdue, awaitsMyVote, waitsForMe, isLate, unread.listed],
  );
  const { whose, mine, toVoteOn } = useClaimPeople(summary?.judged ?? nothing.judged);
  const types = useMemo(() => countTypes(all ?? none, tagTypes, filter.typeId), [all, tagTypes, filter.typeId]);
  const selection = useSelectedTags(tags);
  // Where nothing can be done with several tags any more, none are being picked.
  const isPickingInVain = selection.isPicking && !canTag;
  const { clear } = selection;
  useEffect(() => {
    if (isPickingInVain) clear();
  }, [isPickingInVain, clear]);
  const selectedKeys = useRef<SelectedKeys | null>(null);
  const together = useLate(selectedTags, selection.tags.length > 0 || selection.isPicking);
  const picking = useLate(pickByFinger, false);
  // The strip has a bar for each claim, and a fact is one of its claim's.
  const claimId = activeId === null ? null : (session.annotations.get(activeId)?.factOf ?? activeId);
  const areListed = all !== null;
  useEffect(() => {
    // Not within React's own work: of letters that are typed there it would keep the last.
    if (areListed) queueMicrotask(tellTagsListed);
  }, [areListed]);
  const change = (part: Partial<TagFilter>) => setFilter((before) => ({ ...before, ...part }));
  const toggle = (flag: Flag) => setFilter((before) => ({ ...before, [flag]: !before[flag] }));
  const counts = {
    needsSource: summary?.unsourced ?? 0,
    isMine: mine,
    isUnread: unread.count,
    awaitsMyVote: toVoteOn,
    hasChanged: summary?.changed ?? 0,
    isRelated: relations.size,
  };

  const isDrawer = useMedia('drawer');
  const leaveSearch = (event: KeyboardEvent) => {
    if (isOfInputMethod(event.nativeEvent)) return;
    if (event.key === 'Escape') {
      change({ query: '' });
      toText();
    }
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const first = tags[0];
    if (first) onActivate(first.id);
    list.current?.focus();
  };
  /** What was pressed is gone then, so focus goes to the list that is back. */
  const clearFilters = () => {
    flushSync(() => setFilter(noFilter));
    list.current?.focus();
  };
  /** A drawer has done its work when a tag is chosen; beside the text, the list keeps focus for the next one. */
  const choose = (id: string) => {
    onActivate(id);
    if (isDrawer) toText();
  };
  const openThread = (id: string) => {
    onOpenThread(id);
    if (isDrawer) toText();
  };
  const openSuggestion = (id: string) => {
    onOpenSuggestion(id);
    if (isDrawer) toText();
  };
  const suggestionList = useLate(lateSuggestions, false);
  const threadList = useLate(lateThreads, false);
  const makeup = useLate(textMakeup, false);
  const work = useLate(articleWork, false);
  const lost = useLate(lostTags, (summary?.orphans.length ?? 0) + (summary?.moved.length ?? 0) > 0);
  return (
    // A press on what takes no focus keeps it here: the drawer is open as long as focus is in it.
    <nav className="tag-column" aria-label="Tags" data-region="tags" tabIndex={-1}>
      <Button className="close-tags" variant="quiet" isIcon aria-label="Close the tags" onClick={toText}>
        <X className="i s" aria-hidden="true" />
      </Button>
      <section className="tag-part" aria-label="Progress">
        <TagProgress summary={summary ?? nothing} activeId={claimId} onActivate={choose} work={hasWork && work && <work.ArticleWork />} />
      </section>
      <section className="tag-part" aria-label="What the text is made of">
        {/* It is counted when nothing else is to be done, and its room is kept. */}
        {makeup ? <makeup.TextMakeup /> : <div className="text-makeup" />}
      </section>
      <section className="tag-part" aria-label="Find and filter">
        <div className="find-row">
          <label className="inp soft find">
            <Search className="i s" aria-hidden="true" />
            <span className="vh">Find in tags</span>
            <input
              type="search"
              placeholder="Find in tags"
              {...tip('findTag')}
              value={filter.query}
              onChange={(event) => change({ query: event.target.value })}
              onKeyDown={leaveSearch}
            />
            <KeyHint command="findTag" />
          </label>
          {picking && <picking.PickByFinger selection={selection} />}
        </div>
        <TagFilters whose={whose} types={types} counts={counts} filter={filter} onToggle={toggle} onChange={change} />
        <Heard what="Tags found">
          {all !== null && isFiltered(filter) ? sayShown(tags.length, all.length, 'tag') || sayNone(NONE) : ''}
        </Heard>
      </section>
      {all === null ? (
        <div className="tag-rows" aria-busy="true" />
      ) : tags.length > 0 ? (
        <TagRows
          tags={tags}
          list={list}
          activeId={activeId}
          selection={selection}
          selectedKeys={selectedKeys}
          onMove={onActivate}
          onChoose={choose}
        />
      ) : isFiltered(filter) ? (
        <NoneMatch none={NONE} isNarrow onClear={clearFilters} />
      ) : (
        <div className="tag-none" role="status">
          <p>No tags yet{canTag && '. Select some words to tag them.'}</p>
        </div>
      )}
      {together && <together.SelectedTags selection={selection} keys={selectedKeys} toList={() => list.current?.focus()} />}
      {suggestionList && <suggestionList.SuggestionList onOpen={openSuggestion} />}
      {threadList && <threadList.ThreadList onOpen={openThread} />}
      {lost && <lost.LostTags orphans={summary?.orphans ?? []} moved={summary?.moved ?? []} onActivate={choose} />}
    </nav>
  );
}
