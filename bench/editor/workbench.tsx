import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { v7 as uuidv7 } from 'uuid';
import { TagList } from '@/components/annotations/list/tag-list';
import { TagHandsProvider } from '@/components/annotations/use-tag-hands';
import { useHands } from '@/components/article/hands/use-hands';
import { AbandonedProvider } from '@/components/article/opening/abandoned-work';
import { assembleArticle, type OpenArticle } from '@/components/article/opening/assemble-article';
import { WorkbenchProvider } from '@/components/article/session-context';
import { useActiveTag, useShownTag } from '@/components/article/use-active-tag';
import { WorkbenchPanes } from '@/components/article/workbench/workbench-panes';
import { allRights } from '@/components/gallery/all-rights';
import { ToastProvider } from '@/components/ui/toast';
import { quoteRange } from '@/lib/domain/anchors/anchor';
import { annotationsById } from '@/lib/domain/anchors/anchored-kinds';
import { type ArticleState, emptyState } from '@/lib/domain/article-state';
import { plainCheckRules } from '@/lib/domain/checks/check-rules';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import { usualBindings } from '@/lib/editor/keys/bindings';
import { setMode } from '@/lib/editor/keys/mode';
import type { Page } from '@/lib/editor/keys/text-commands';
import { setActiveMark } from '@/lib/editor/marks/annotation-plugin';
import { AbandonedOutboxes } from '@/lib/editor/outbox/abandoned-outboxes';
import type { BenchArticle } from './article';
import { docOf, focusMiddle, markOf, newSpan, paragraphStarts } from './editing';
import { newId, type Way } from './way';

const ARTICLE_ID = '00000000-0000-7000-8000-aaaaaaaaaaaa';
const PERSON_ID = 'bench';
const AT = '2026-01-01T00:00:00.000Z';

/** The workbench as the app mounts it, over a session that is never sent: no network is in the figures. */
export const workbench: Way = {
  prepare(article, root) {
    const state = stateOf(article);
    let open: OpenArticle | null = null;
    const page = pageIn(root);
    return {
      mount() {
        open = openArticle(state);
        page.show(open);
      },
      isShown: () => root.querySelector('mark.text-mark') !== null,
      scroller: () => root.querySelector('.sheet-scroll') ?? root,
      takesKeys: true,
      showMiddle: () => {
        if (!open) return;
        open.editor.view.dispatch(setMode(open.editor.state.tr, 'edit'));
        focusMiddle(open.editor);
      },
      addTag: (n) => {
        if (!open) return;
        const { editor, history } = open;
        const { from, to } = newSpan(editor.state.doc, n);
        const ranges = [quoteRange(editor.state.doc, from, to)];
        history.act('annotation.created', { annotationId: newId(n), kind: 'claim', ranges }, (tr) => setActiveMark(tr, newId(n)));
      },
      isAdded: (n) => root.querySelector(`mark[data-mark='${newId(n)}']`) !== null,
    };
  },
};

/** The list of tags alone, over a session that is open already. */
export const list: Way = {
  prepare(article, root) {
    const open = openArticle(stateOf(article));
    const page = pageIn(root);
    return {
      mount() {
        page.show(open, true);
      },
      isShown: () => root.querySelector('.tag-row') !== null,
      scroller: () => root.querySelector('.tag-rows') ?? root,
      showMiddle: () => {},
      takesKeys: false,
      addTag: null,
      isAdded: () => false,
    };
  },
};

/** The page around the open article: what is active in it, and what its keys act on. */
const around = { change: (_: string | null) => {}, page: (): Page | null => null };

/** The page around the article, which the app has drawn before the article comes. */
function pageIn(root: HTMLElement) {
  const react = createRoot(root);
  const page = { show: (_article: OpenArticle, _listOnly = false) => {} };
  react.render(<BenchPage onReady={(show) => Object.assign(page, { show })} />);
  return page;
}

function BenchPage({ onReady }: { onReady: (show: (article: OpenArticle, listOnly?: boolean) => void) => void }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 5_000 } } }));
  const [shown, setShown] = useState<{ article: OpenArticle; listOnly: boolean } | null>(null);
  const shared = useMemo(
    () =>
      shown && {
        ...shown.article,
        rights: allRights,
        people: new Map(),
        checkerIds: [],
        nonCheckerIds: new Set<string>(),
        rules: plainCheckRules,
        tagTypes: plainTagTypes,
        deskId: ARTICLE_ID,
      },
    [shown],
  );
  useEffect(() => onReady((article, listOnly = false) => setShown({ article, listOnly })), [onReady]);
  return (
    <QueryClientProvider client={client}>
      <ToastProvider>
        {shown && shared ? (
          <WorkbenchProvider value={shared}>
            <Panes {...shown} />
          </WorkbenchProvider>
        ) : (
          <p className="hint">Opening the article …</p>
        )}
      </ToastProvider>
    </QueryClientProvider>
  );
}

function Panes({ article, listOnly }: { article: OpenArticle; listOnly: boolean }) {
  const shown = useActiveTag();
  const shownId = useShownTag(shown);
  const page = useRef<Page | null>(null);
  const { hands } = useHands(article, allRights, shown, page);
  around.change = shown.onActivate;
  around.page = () => page.current;
  const activate = (id: string) => article.editor.view.dispatch(setActiveMark(article.editor.state.tr, id));
  return (
    <AbandonedProvider value={noOutboxes}>
      <TagHandsProvider value={hands}>
        <div className="workbench">
          {listOnly ? (
            <TagList
              activeId={shownId}
              onOpenSuggestion={() => undefined}
              onGone={() => undefined}
              onOpenThread={() => undefined}
              onActivate={activate}
            />
          ) : (
            <WorkbenchPanes activeId={shownId} />
          )}
        </div>
      </TagHandsProvider>
    </AbandonedProvider>
  );
}

const nowhere = { save: async () => {} };

const never = () => new Promise<never>(() => {});
const timers = { setTimeout: () => 0, clearTimeout: () => {}, random: () => 0 };
const transport = { append: never, entriesAfter: never };
const noOutboxes = new AbandonedOutboxes([], {
  personId: PERSON_ID,
  store: nowhere,
  newId: uuidv7,
  now: () => AT,
  readState: never,
  transport,
  timers,
});

function openArticle(state: ArticleState): OpenArticle {
  return assembleArticle({
    articleId: ARTICLE_ID,
    clientId: 'bench',
    personId: PERSON_ID,
    state,
    surroundings: {
      current: {
        mode: 'tag',
        bindings: usualBindings,
        spokenMarks: 'ends',
        page: () => around.page(),
        onActivate: (id) => around.change(id),
        onRights: () => undefined,
      },
    },
    store: nowhere,
    newId: uuidv7,
    now: () => AT,
    transport,
    timers,
  });
}

function stateOf(article: BenchArticle): ArticleState {
  const doc = docOf(article);
  const starts = paragraphStarts(doc);
  const basis = { entryId: ARTICLE_ID, byId: PERSON_ID };
  const annotations = article.tags.map((tag, i): Annotation => {
    const range = markOf(tag, starts).ranges[0] ?? { from: 0, to: 0 };
    return {
      id: tag.id,
      kind: tag.kind,
      label: `${tag.kind.charAt(0).toUpperCase()}${i + 1}`,
      aliases: [],
      anchor: { ranges: [quoteRange(doc, range.from, range.to)], state: 'exact' },
      checkState: tag.verdict ? 'decided' : 'untouched',
      verdict: tag.verdict && {
        entryId: ARTICLE_ID,
        value: tag.verdict,
        scale: { id: 'house', version: 1 },
        rationale: '',
        words: '',
        wordsHash: '',
        byId: PERSON_ID,
        at: AT,
      },
      isStale: false,
      evidence: [],
      removedEvidence: [],
      pastVerdicts: [],
      rivals: [],
      byId: PERSON_ID,
      at: AT,
      isRemoved: false,
      pastKinds: [],
      basis: { kind: basis, span: basis, presence: basis, checkState: null, verdict: null },
    };
  });
  return { ...emptyState(ARTICLE_ID), doc, version: 1, seq: 1, annotations: annotationsById(annotations) };
}
