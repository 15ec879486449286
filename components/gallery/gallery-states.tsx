'use client';
import { useId } from 'react';
import { SeenBars } from '@/components/article/seen-margin';
import { ClaimProgress } from '@/components/charts/claim-progress';
import { ClaimStrip } from '@/components/charts/claim-strip';
import { CompositionBar, CompositionLegend } from '@/components/charts/composition-bar';
import { HashSeal } from '@/components/charts/hash-seal';
import { LoadBar } from '@/components/charts/load-bar';
import { ShareBars } from '@/components/charts/share-bars';
import { VerdictCounts } from '@/components/charts/verdict-counts';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { type GlyphValue, glyphName } from '@/components/ui/glyph-name';
import { claimStandings, countStandings } from '@/lib/domain/checks/claim-counts';
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

const shares = claimStandings.map((standing) => ({
  key: standing,
  standing,
  name: glyphName(standing),
  count: countStandings(many)[standing],
}));
const types = [
  { key: 'document', name: 'Document', count: 9 },
  { key: 'interview', name: 'Interview', count: 2 },
  { key: 'none', name: 'Dataset', count: 0 },
];
const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** What the app says of itself: banners and charts. */
export function GalleryStates() {
  return (
    <>
      <GalleryGroup name="Banners" about="each tone, with a way on and without">
        <div className="gallery-stack">
          <Banner title="Galley was updated" action={<Button size="s">Reload</Button>}>
            Reload the page; your work is kept.
          </Banner>
          <Banner tone="ok" title="The link was sent" />
          <Banner tone="warn" title="Elif gave C7 another verdict at the same time">
            Refuted. No bus ran.
          </Banner>
          <Banner tone="danger" title="The server did not answer" action={<Button size="s">Try again</Button>}>
            What you wrote is kept here. Try again.
          </Banner>
        </div>
      </GalleryGroup>
      <GalleryGroup name="Charts" about="few claims, 300 claims, what a text is made of; progress, shares, load, seal">
        <div className="sheet gallery-box gallery-stack">
          <ClaimStrip glyphs={few} activeIndex={3} onJump={() => undefined} />
          <VerdictCounts counts={countStandings(few)} />
          <ClaimStrip glyphs={many} activeIndex={120} onJump={() => undefined} />
          <VerdictCounts counts={countStandings(many)} />
          <CompositionBar composition={composition} />
          <CompositionLegend composition={composition} />
          <Figures />
        </div>
        <div className="gallery-seen">
          <SeenBars
            direction="ltr"
            heat={[0, 0.4, 0.95].map((share, index) => ({ key: `${share}`, top: 28 * index, share, isHeadline: false }))}
          />
        </div>
      </GalleryGroup>
    </>
  );
}

/** Those of the lists and of the report: bars beside their figures, and the seal. */
function Figures() {
  const id = useId();
  return (
    <>
      {[few, many].map((claims) => (
        <ClaimProgress key={claims.length} counts={countStandings(claims)} claimCount={claims.length} />
      ))}
      <h3 id={`${id}verdicts`}>Verdicts</h3>
      <ShareBars shares={shares} labelledBy={`${id}verdicts`} />
      <h3 id={`${id}types`}>Sources by type</h3>
      <ShareBars shares={types} labelledBy={`${id}types`} />
      {[12, 1, 0].map((count) => (
        <span key={count} className="load-cell">
          <LoadBar count={count} most={12} />
          <span className="num">{count}</span>
        </span>
      ))}
      <HashSeal hash={hash} />
    </>
  );
}
