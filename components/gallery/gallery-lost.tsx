'use client';
import { LostTags } from '@/components/annotations/list/lost-tags';
import { RefusedChanges } from '@/components/article/refused-changes';
import { useAnnotation } from '@/components/article/session-context';
import { GalleryCard } from './gallery-card';
import { GalleryGroup } from './gallery-group';
import { GalleryOpened } from './gallery-opened';
import { lostTags, troubleArticle, troubledState, unsavedTag } from './gallery-troubles';

const start = { state: troubledState, prepare: troubleArticle };

/** What becomes of tags whose words are elsewhere or gone, and of work that the server did not take: in an article in which that has happened. */
export function GalleryLost() {
  return (
    <GalleryOpened start={start}>
      {() => (
        <>
          <GalleryGroup name="Card, moved" about="its words were found again elsewhere">
            <GalleryCard id={lostTags.moved} />
          </GalleryGroup>
          <GalleryGroup name="Card, orphaned" about="its words are gone">
            <GalleryCard id={lostTags.orphan} />
          </GalleryGroup>
          <GalleryGroup name="Card, same words" about="as another tag of its kind">
            <GalleryCard id={lostTags.twin} />
          </GalleryGroup>
          <GalleryGroup name="Lost tags" about="in the list, each with its way on">
            <Lost />
          </GalleryGroup>
          <GalleryGroup name="Card, not saved" about="keeps what was written">
            <GalleryCard id={unsavedTag} />
          </GalleryGroup>
          <GalleryGroup name="Refused changes" about="with their words">
            <RefusedChanges />
          </GalleryGroup>
        </>
      )}
    </GalleryOpened>
  );
}

function Lost() {
  const [moved, orphan] = [useAnnotation(lostTags.moved), useAnnotation(lostTags.orphan)];
  return (
    <div className="sheet gallery-box">
      {moved && orphan && <LostTags orphans={[orphan]} moved={[moved]} onActivate={() => undefined} />}
    </div>
  );
}
