'use client';
import { memo, type ReactNode, useMemo, useReducer, useRef, useState } from 'react';
import { TagHandsProvider } from '@/components/annotations/use-tag-hands';
import { usePreferences } from '@/components/desk/preferences-context';
import type { Theme } from '@/components/desk/theme';
import { useLockedRights } from '@/components/sign-off/use-locked-rights';
import { late, useLate } from '@/components/ui/late';
import type { CheckRules } from '@/lib/domain/checks/check-rules';
import type { HouseTypes } from '@/lib/domain/tags/house-types';
import { modeToOpen } from '@/lib/editor/keys/mode';
import type { Page } from '@/lib/editor/keys/text-commands';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import type { ExportFormat } from '../export/use-export';
import { useHands } from '../hands/use-hands';
import { workbenchOverlays } from '../hands/use-overlay';
import { AbandonedProvider } from '../opening/abandoned-work';
import { FailedOpening } from '../opening/failed-opening';
import { useArticle } from '../opening/use-article';
import { useColleagueNames } from '../people/use-colleague-names';
import { type ArticleRights, WorkbenchProvider } from '../session-context';
import { type ActiveTag, useActiveTag, useShownTag } from '../use-active-tag';
import { useBindings } from '../use-bindings';
import { useDeskNow } from '../use-desk-now';
import { WorkbenchBar } from './workbench-bar';
import { WorkbenchKeys } from './workbench-keys';
import { WorkbenchPanes } from './workbench-panes';

const queriesPage = late(() => import('@/components/queries/queries-page'));
const workbenchNotice = late(() => import('./workbench-notice'));

interface Props {
  articleId: string;
  deskId: string;
  deskName: string;
  person: { id: string; name: string };
  theme: Theme;
  /** What of the article is looked at: its text with the tags, or the queries about it. */
  view?: 'text' | 'queries';
  /** What stands there until it is open, and within it what stands for the view. They come with the page, not with its scripts. */
  placeholder: { page: ReactNode; view: ReactNode };
  rights: ArticleRights;
  /** Names by id of those who may appear on a card. */
  people: Parameters<typeof useColleagueNames>[0];
  /** Those of them who may check here. */
  checkerIds: readonly string[];
  /** What the desk asks of a check. */
  rules: CheckRules;
  /** The types of tags that the house has. */
  tagTypes: HouseTypes;
  formats: readonly ExportFormat[];
  /** Something of it was given to the person, and they have not opened it since. */
  hasUnreadGiven: boolean;
  /** They had signed it, somebody opened it again, and they have not opened it since. */
  hasUnreadReopening: boolean;
}

/** The workbench of one article: tags, text and the card of the active tag. */
export function Workbench(props: Props) {
  const {
    articleId,
    deskId: deskAtOpening,
    deskName,
    person,
    theme,
    view = 'text',
    placeholder,
    rights: given,
    people,
    checkerIds,
    rules,
    tagTypes,
    formats,
    hasUnreadGiven,
    hasUnreadReopening,
  } = props;
  const active = useActiveTag();
  const { defaultMode, spokenMarks } = usePreferences();
  const page = useRef<Page | null>(null);
  /** Where the person’s right to edit has ended since the page was opened. */
  const [endedIn, setEndedIn] = useState<ArticleSession | null>(null);
  /** How often their rights may have become others, and what they are since the page came. */
  const [timesTold, onRights] = useReducer((before: number) => before + 1, 0);
  const [read, setRead] = useState({ after: given, rights: given });
  const roleRights = read.after === given ? read.rights : given;
  const bindings = useBindings();
  const opening = useArticle(
    articleId,
    person.id,
    { rules, tagTypes },
    {
      mode: modeToOpen(defaultMode, roleRights),
      bindings,
      spokenMarks,
      page: () => page.current,
      onActivate: active.onActivate,
      onRights,
    },
  );
  const queries = useLate(queriesPage, view === 'queries');
  // At once: it must be here before the line goes that it tells of.
  const notice = useLate(workbenchNotice, true);
  const open = opening.name === 'open' ? opening.article : null;
  const names = useColleagueNames(people, open?.colleagues);
  // It ends for authors alone, and whoever is none any more may have it by their role.
  const isEditOver = open !== null && endedIn === open.session && roleRights.editsUntilVerdict === true;
  const rights = useLockedRights(open, roleRights, defaultMode, isEditOver);
  const { hands, dialog, overlay } = useHands(open, rights, active, page);
  const nonCheckerIds = useMemo(() => new Set(people.map(({ id }) => id).filter((id) => !checkerIds.includes(id))), [people, checkerIds]);
  const over = useLate(workbenchOverlays, overlay.shown !== null);
  const deskId = useDeskNow(open?.session, deskAtOpening);
  const shared = useMemo(
    () => open && { ...open, rights, people: names, checkerIds, nonCheckerIds, rules, tagTypes, deskId },
    [open, rights, names, checkerIds, nonCheckerIds, rules, tagTypes, deskId],
  );

  if (opening.name === 'failed') return <FailedOpening sentence={opening.sentence} retry={opening.retry} />;
  if (opening.name === 'opening' || !shared || !hands) return placeholder.page;
  return (
    <WorkbenchProvider value={shared}>
      <TagHandsProvider value={hands}>
        <AbandonedProvider value={opening.abandoned}>
          <div className="workbench">
            <WorkbenchBar
              articleId={articleId}
              deskName={deskName}
              formats={formats}
              person={person}
              theme={theme}
              hasUnreadGiven={hasUnreadGiven || hasUnreadReopening}
            />
            {notice ? (
              <notice.WorkbenchNotice
                hasUnreadReopening={hasUnreadReopening}
                onEditEnd={setEndedIn}
                isEditOver={isEditOver}
                roleRights={{
                  known: isEditOver ? { ...roleRights, canEdit: false, editsUntilVerdict: false } : roleRights,
                  timesTold,
                  onRights: (rights) => setRead({ after: given, rights }),
                }}
              />
            ) : (
              <div className="workbench-notice" />
            )}
            {view === 'text' && <ActivePanes active={active} />}
            {view === 'queries' && (queries ? <queries.QueriesPage /> : placeholder.view)}
            {view === 'text' && <WorkbenchKeys onOpenSheet={() => overlay.open('keys')} />}
            {over && <over.WorkbenchOverlays overlay={overlay.shown} onClose={overlay.close} formats={formats} />}
            {dialog}
          </div>
        </AbandonedProvider>
      </TagHandsProvider>
    </WorkbenchProvider>
  );
}

/** Another active tag renders the panes again, and nothing around them; what is said or opened does not render them. */
const ActivePanes = memo(function ActivePanes({ active }: { active: ActiveTag }) {
  return <WorkbenchPanes activeId={useShownTag(active)} />;
});
