'use client';
import type { OpenArticle } from '@/components/article/opening/assemble-article';
import { WorkbenchNotice } from '@/components/article/workbench/workbench-notice';
import { NoLine } from '@/components/desk/line-notice';
import type { ArticleState } from '@/lib/domain/article-state';
import type { SignOff } from '@/lib/domain/sign-off/sign-off';
import { allRights } from './all-rights';
import { galleryState } from './gallery-article';
import { GalleryGroup } from './gallery-group';
import { GALLERY_AT, galleryId, JONAH } from './gallery-ids';
import { GalleryOpened } from './gallery-opened';

const signature: SignOff = {
  entryId: galleryId(1020),
  signature: 'checker',
  seq: 1,
  version: 1,
  wordsHash: '',
  claimCount: 12,
  waivers: [],
  isComplete: true,
  byId: JONAH,
  at: GALLERY_AT,
};

/** The gallery's article, signed and put away. */
function closedState(): ArticleState {
  const state = galleryState();
  return { ...state, details: { ...state.details, isArchived: true }, signOffs: [signature] };
}

function loseLine({ sender }: OpenArticle): void {
  sender.last = { name: 'offline', kept: 3 };
}

const start = { state: closedState, prepare: loseLine };

/** What is said above a page: of the line, and of an article as a whole. */
export function GalleryNotices() {
  return (
    <GalleryOpened start={start}>
      {() => (
        <GalleryGroup name="Notices" about="a page without a line; an article without one, signed, archived">
          <div className="gallery-stack">
            <NoLine />
            <WorkbenchNotice
              hasUnreadReopening={false}
              onEditEnd={() => undefined}
              isEditOver={false}
              roleRights={{ known: allRights, timesTold: 0, onRights: () => undefined }}
            />
          </div>
        </GalleryGroup>
      )}
    </GalleryOpened>
  );
}
