'use client';
import { SeenBars } from '@/components/article/seen-margin';
import { ClaimStrip } from '@/components/charts/claim-strip';
import { CompositionBar, CompositionLegend } from '@/components/charts/composition-bar';
import { VerdictCounts } from '@/components/charts/verdict-counts';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { GlyphValue } from '@/components/ui/glyph-name';
import { Skeleton } from '@/components/ui/skeleton';
import { claimStandings, countStandings } from '@/lib/domain/claim-counts';
import { GalleryGroup } from './gallery-group';

/** Few claims, and more than a strip has bars. */
const few = claimStandings.flatMap((glyph) => [glyph, glyph]);
const many = Array.from({ length: 300 }, (_, i): GlyphValue => {
  if (i > 190) return i % 7 === 0 ? 'checking' : 'open';
  if (i % 41 === 5) return 'refuted';
  if (i % 31 === 7) return 'unproven';
  return i % 13 === 2 ? 'partly' : 'supported';
});
const composition = { claim: 348, opinion: 137, proposal: 56, none: 81 };

/** What the app says of itself: banners, what is empty, what comes, what failed; charts; tables. */
export function GalleryStates() {
  return (
    <>
      <GalleryGroup name="Banners" about="offline, back online, read-only, conflict, failed">
        <div className="gallery-stack">
          <Banner tone="warn" title="You are offline">
            Keep working. 3 changes are kept in this browser and will be sent when the line is back.
          </Banner>
          <Banner tone="ok" title="Back online. 3 changes sent." />
          <Banner title="Signed off by Hanne at 17:48" action={<Button size="s">Reopen</Button>}>
            Text and tags are locked. Reopen to change them; the sign-off will be withdrawn.
          </Banner>
          <Banner tone="warn" title="Elif gave C7 another verdict at the same time">
            Refuted. No bus ran.
          </Banner>
          <Banner tone="danger" title="The server did not answer" action={<Button size="s">Try again</Button>}>
            Your note is kept here until it does.
          </Banner>
        </div>
      </GalleryGroup>
      <GalleryGroup name="Charts" about="few claims, 300 claims, what a text is made of">
        <div className="sheet gallery-box gallery-stack">
          <ClaimStrip glyphs={few} activeIndex={3} onJump={() => undefined} />
          <VerdictCounts counts={countStandings(few)} />
          <ClaimStrip glyphs={many} activeIndex={120} onJump={() => undefined} />
          <VerdictCounts counts={countStandings(many)} />
          <CompositionBar composition={composition} />
          <CompositionLegend composition={composition} />
        </div>
        <div className="gallery-seen">
          <SeenBars
            direction="ltr"
            heat={[0, 0.4, 0.95].map((share, index) => ({ key: `${share}`, top: 28 * index, share, isHeadline: false }))}
          />
        </div>
      </GalleryGroup>
      <GalleryGroup name="Tables" about="rows, loading, empty, error">
        <div className="gallery-stack">
          <div className="sheet">
            <table className="tbl">
              <thead>
                <tr>
                  <th scope="col">Source</th>
                  <th scope="col">Used in</th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <td>Annual accounts 2022/23</td>
                  <td className="num">3 articles</td>
                </tr>
                <SkeletonRow />
              </tbody>
            </table>
          </div>
          <div className="sheet gallery-box gallery-none">
            <p className="md">No refuted claims of Jonah’s</p>
            <button type="button" className="link dim2">
              Clear both filters
            </button>
          </div>
          <Banner tone="danger" action={<Button size="s">Try again</Button>}>
            The sources did not load. Nothing was changed.
          </Banner>
        </div>
      </GalleryGroup>
    </>
  );
}

function SkeletonRow() {
  return (
    <tr aria-busy="true">
      {['60%', '70px'].map((width) => (
        <td key={width}>
          <span className="vh">Loading</span>
          <Skeleton width={width} height="13px" />
        </td>
      ))}
    </tr>
  );
}
