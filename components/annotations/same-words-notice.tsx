'use client';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { whichStays } from '@/lib/editor/tags/tag-actions';
import { tagName } from './tag-words';
import { useTagActions } from './use-tag-actions';

/** Tags of the same kind on the same words, which two people made at once: both stay until someone merges them. */
export function SameWordsNotice({ annotation }: { annotation: Annotation }) {
  const rights = useRightsNow();
  const { actions, merge } = useTagActions();
  return (
    <>
      {actions.twinsOf(annotation).map((twin) => {
        const { into, from } = whichStays(annotation, twin);
        return (
          <Banner key={twin.id} title={`Same words as ${tagName(twin)}`}>
            {rights.canTag && (
              <>
                {tagName(into)} stays, with the sources and the verdict of both.
                <span className="card-buttons">
                  <Button size="s" aria-label={`Merge ${tagName(from)} into ${tagName(into)}`} onClick={() => merge(annotation, twin)}>
                    Merge
                  </Button>
                </span>
              </>
            )}
          </Banner>
        );
      })}
    </>
  );
}
