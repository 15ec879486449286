'use client';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { TagHandsProvider } from '@/components/annotations/use-tag-hands';
import { useHands } from '@/components/article/hands/use-hands';
import { AbandonedProvider } from '@/components/article/opening/abandoned-work';
import { WorkbenchProvider } from '@/components/article/session-context';
import { useActiveTag, useShownTag } from '@/components/article/use-active-tag';
import { useBindings } from '@/components/article/use-bindings';
import { plainCheckRules } from '@/lib/domain/checks/check-rules';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import type { Page } from '@/lib/editor/keys/text-commands';
import { allRights } from './all-rights';
import { galleryTag } from './gallery-article';
import { JONAH, PRIYA } from './gallery-ids';
import { type GalleryStart, useGalleryArticle } from './use-gallery-article';

const people = new Map([
  [PRIYA, 'Priya Raman'],
  [JONAH, 'Jonah Okoye'],
]);
const checkerIds = [JONAH, PRIYA];
const nonCheckerIds = new Set<string>();

interface Props {
  /** How the article is when it is opened; left out, as `galleryState` has it. */
  start?: GalleryStart;
  /** What is shown of it, by the tag whose card is open. */
  children: (activeId: string | null) => ReactNode;
}

/** An article of the gallery's own, open for what is in it, as the workbench would have it open. */
export function GalleryOpened({ start, children }: Props) {
  const active = useActiveTag();
  const shownId = useShownTag(active);
  const page = useRef<Page | null>(null);
  const opened = useGalleryArticle(
    {
      mode: 'tag',
      bindings: useBindings(),
      spokenMarks: 'ends',
      page: () => page.current,
      onActivate: active.onActivate,
      onRights: () => undefined,
    },
    start,
  );
  const { hands, dialog } = useHands(opened?.article ?? null, allRights, active, page);
  const shared = useMemo(
    () =>
      opened && {
        ...opened.article,
        rights: allRights,
        people,
        checkerIds,
        nonCheckerIds,
        rules: plainCheckRules,
        tagTypes: plainTagTypes,
        deskId: galleryTag('C1'),
      },
    [opened],
  );
  useEffect(() => {
    // At once: whoever looks at the gallery, or tests in it, begins with a card open.
    if (opened) queueMicrotask(() => active.showNow(opened.article.session));
  }, [opened, active]);
  if (!opened || !shared || !hands) return <p className="dim">Opening the gallery’s article</p>;
  return (
    <WorkbenchProvider value={shared}>
      <TagHandsProvider value={hands}>
        <AbandonedProvider value={opened.abandoned}>
          {children(shownId)}
          {dialog}
        </AbandonedProvider>
      </TagHandsProvider>
    </WorkbenchProvider>
  );
}
