'use client';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { late, useLate } from '@/components/ui/late';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { whichStays } from '@/lib/editor/tags/which-stays';
import { useCardNews } from './card-news';
import { tagName } from './tag-words';
import { useTagHands } from './use-tag-hands';

const leftOut = late(() => import('@/lib/domain/tags/left-by-merge'));

/** Tags of the same kind on the same words, which two people made at once: both stay until someone merges them. */
export function SameWordsNotice({ annotation }: { annotation: Annotation }) {
  const rights = useRightsNow();
  const { session } = useWorkbench();
  const { actions, attempt, offerUndo, toText } = useTagHands();
  const twins = actions.twinsOf(annotation);
  const saySame = (twin: Annotation) => `Same words as ${tagName(twin)}`;
  useCardNews(twins.map(saySame));
  const merging = useLate(leftOut, twins.length > 0);
  const placed = (one: Annotation) => ({ ...one, anchor: { ...one.anchor, ranges: session.placesOf(one) } });
  // An article whose language nobody named is judged as none, here as by the server.
  const checkedIn = { doc: session.doc, details: session.confirmed.details };
  return (
    <>
      {twins.map((twin) => {
        const { into, from } = whichStays(annotation, twin);
        const left = merging?.leftByMerge(from, into) ?? [];
        const merge = () => {
          if (!attempt(() => actions.merge(annotation, twin))) return;
          offerUndo(`Merged ${tagName(from)} into ${tagName(into)}`);
          toText();
        };
        const refused = merging?.whyNotMerge(checkedIn, placed(from), placed(into)) ?? null;
        return (
          <Banner key={twin.id} isAnnounced={false} title={saySame(twin)}>
            {rights.canTag && refused}
            {rights.canTag && refused === null && (
              <>
                {tagName(into)} stays, with the sources and the verdict of both
                {left.length > 0 && `, but without the ${left.join(' and ')} of ${tagName(from)}`}.
                <span className="card-buttons">
                  <Button size="s" aria-label={`Merge ${tagName(from)} into ${tagName(into)}`} onClick={merge}>
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
