'use client';
import { useRef } from 'react';
import { TagRows } from '@/components/annotations/list/tag-rows';
import { useTagSummary } from '@/components/annotations/list/use-ordered-tags';
import { MarginPill } from '@/components/annotations/margin/margin-pill';
import { MarginSlip } from '@/components/annotations/margin/margin-slip';
import { TagsOnPaper } from '@/components/annotations/paper/tags-on-paper';
import { SelectedTags } from '@/components/annotations/selected/selected-tags';
import { listedWords } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { EmptyMargin } from '@/components/article/empty-margin';
import { ExportMenu } from '@/components/article/export/export-menu';
import { PeopleHere } from '@/components/article/people/people-here';
import { PhoneBar } from '@/components/article/phone/phone-bar';
import { PhoneStrip } from '@/components/article/phone/phone-strip';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { ModeSwitch } from '@/components/article/workbench/mode-switch';
import { SaveStateLine } from '@/components/article/workbench/save-state';
import { useArticleSources } from '@/components/sources/use-article-sources';
import { noThreads, type ThreadCount } from '@/components/threads/count-threads';
import { useMedia } from '@/components/ui/use-media';
import { personColours } from '@/lib/domain/people/person-colour';
import { firstName } from '@/lib/domain/people/person-name';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { Colleague } from '@/lib/editor/live/colleagues';
import type { SaveState } from '@/lib/editor/session/save-state';
import { galleryTag } from './gallery-article';
import { GalleryGroup } from './gallery-group';
import { ARTICLE_ID, galleryId } from './gallery-ids';
import { GallerySheets } from './gallery-sheets';

const slips = ['C1', 'C2', 'C3', 'C4', 'C5', 'C9', 'C10'].map(galleryTag);
const folded = ['C1', 'C2', 'C4'].map(galleryTag);
const talkedAbout: ThreadCount = {
  comments: 2,
  hasUnreadComments: true,
  queries: 1,
  queryWords: '1 query answered',
  hasUnreadQueries: false,
};
const saveStates: readonly SaveState[] = [
  { name: 'saved', at: '2025-11-10T14:32:00.000Z' },
  { name: 'saving' },
  { name: 'offline', kept: 3 },
  { name: 'not-saved', kept: 1, reason: 'The server’s answer could not be read. What you wrote is kept here. Try again.' },
  { name: 'signed-out', kept: 2 },
  { name: 'reload', reason: 'Galley was updated. Reload the page; your work is kept.' },
];

const names = ['Jonah Okoye', 'Elif Tuncel', 'Marc Delisle', 'Hanne Voss', 'Ada Quill', 'Ben Stone'];
const colleagues: readonly Colleague[] = personColours.map((colour, i) => {
  const name = names[i] ?? '';
  return { personId: galleryId(950 + i), name, shortName: firstName(name), colour, isAway: colour === 3, annotationId: null };
});
const followed = galleryId(951);

/** The parts around the text: slips and pills of the margin, rows of the list, save states, the phone's bars, and what is printed. */
export function GalleryWorkbench({ activeId }: { activeId: string | null }) {
  const isPhone = useMedia('phone');
  return (
    <>
      <GalleryGroup
        name="Slips"
        about="each verdict, needs source, text changed, two verdicts, late, overdue reply, facts, a colleague in it; and slips folded to a pill"
      >
        <Slips activeId={activeId} />
      </GalleryGroup>
      <GalleryGroup name="Tag rows" about="active, selected, needs source, unread, late">
        <Rows activeId={activeId} />
      </GalleryGroup>
      <GalleryGroup name="Several tags" about="selected in the list">
        <Several />
      </GalleryGroup>
      <GalleryGroup name="Save states" about="saved, saving, offline, not saved, signed out, out of date; and no export meanwhile">
        <ul className="sheet gallery-box gallery-stack">
          {saveStates.map((state) => (
            <li key={state.name}>
              <SaveStateLine state={state} onRetry={() => undefined} />
            </li>
          ))}
          <li>
            <ExportMenu articleId={ARTICLE_ID} formats={[]} waits hasDossier />
          </li>
        </ul>
      </GalleryGroup>
      <GalleryGroup name="Presence" about="here, followed, away; five faces and a list, on a phone the list alone">
        <PeopleHere people={colleagues} more={3} followedId={followed} onFollow={() => undefined} />
      </GalleryGroup>
      <GalleryGroup name="Empty margin" about="no tags yet">
        <EmptyMargin />
      </GalleryGroup>
      <GalleryGroup name="Modes" about="of the text">
        <ModeSwitch />
      </GalleryGroup>
      {isPhone && (
        <GalleryGroup name="Phone" about="the strip under the bar, and the bar at the thumb">
          <div className="phone-strip">
            <PhoneStrip activeId={activeId} />
          </div>
          <PhoneBar activeId={activeId} />
        </GalleryGroup>
      )}
      {isPhone && <GallerySheets />}
      <GalleryGroup name="On paper" about="what is printed below the text, cut as a very long list is">
        <Paper />
      </GalleryGroup>
    </>
  );
}

function Slips({ activeId }: { activeId: string | null }) {
  const { session } = useWorkbench();
  const { actions } = useTagHands();
  useRevision();
  const open = (id: string) => actions.visit(id);
  return (
    <div className="gallery-stack">
      {slips.map((id) => {
        const annotation = session.annotations.get(id);
        return (
          annotation && (
            <MarginSlip
              key={id}
              annotation={annotation}
              words={listedWords(session, annotation)}
              count={id === slips[0] ? talkedAbout : noThreads}
              factCount={id === slips[1] ? 3 : 0}
              isOverdue={id === slips[0]}
              isWaiting={id === slips[1]}
              onOpen={open}
            />
          )
        );
      })}
      <div>
        <MarginPill ids={folded} openId={activeId} onOpen={open} />
      </div>
    </div>
  );
}

/** These tags are selected, whatever is done. */
function selectionOf(tags: readonly Annotation[]) {
  const nothing = () => undefined;
  return {
    tags,
    has: (id: string) => tags.some((tag) => tag.id === id),
    toggle: nothing,
    extendTo: nothing,
    selectAll: nothing,
    isPicking: false,
    pick: nothing,
    clear: nothing,
  };
}

/** Nobody presses a key in the gallery. */
const keys = { current: null };

function Rows({ activeId }: { activeId: string | null }) {
  const { actions } = useTagHands();
  const list = useRef<HTMLDivElement>(null);
  const tags = useTagSummary()?.tags ?? [];
  const selection = selectionOf(tags.filter(({ id }) => id === galleryTag('C3')));
  const go = (id: string) => actions.visit(id);
  return (
    <div className="sheet gallery-rows">
      <TagRows tags={tags} list={list} activeId={activeId} selection={selection} selectedKeys={keys} onMove={go} onChoose={go} />
    </div>
  );
}

/** The bar below the list. */
function Several() {
  const { toText } = useTagHands();
  const claims = (useTagSummary()?.tags ?? []).filter(({ kind }) => kind === 'claim');
  return (
    <div className="sheet">
      <SelectedTags selection={selectionOf(claims.slice(0, 3))} keys={keys} toList={toText} />
    </div>
  );
}

function Paper() {
  const summary = useTagSummary();
  const sources = useArticleSources();
  return summary && <TagsOnPaper summary={summary} sources={sources} max={13} />;
}
