'use client';
import type { QueryClient } from '@tanstack/react-query';
import { useAnnotation } from '@/components/article/session-context';
import { ClaimPanel } from '@/components/claims/claim-panel';
import { ClaimRow } from '@/components/claims/claim-row';
import { SeenBeforeHint } from '@/components/seen-before/seen-before-hint';
import type { ClaimPage, ClaimSummary } from '@/lib/domain/contract/claims';
import { readClaimQuery } from '@/lib/domain/memory/claim-query';
import { galleryTag } from './gallery-article';
import { GalleryGroup } from './gallery-group';
import { ARTICLE_ID, GALLERY_AT as AT, galleryId } from './gallery-ids';

const row = (n: number, words: string, more: Partial<ClaimSummary>): ClaimSummary => ({
  id: galleryId(n),
  articleId: galleryId(960),
  articleTitle: 'Council votes to cut night buses',
  language: 'en',
  isArchived: false,
  label: 'C4',
  words,
  statement: null,
  standing: 'none',
  grade: null,
  rationale: '',
  byName: null,
  voted: null,
  followed: null,
  at: AT,
  sourceCount: 0,
  ...more,
});

const refuted = row(961, 'Every night passenger costs the city “more than eleven pounds”', {
  standing: 'refuted',
  rationale: 'Repeated from the committee. Office could not show a source.',
  byName: 'Priya Raman',
  sourceCount: 1,
});
const rows = [
  refuted,
  row(962, 'Night routes were losing “north of £2m” a year before the cut', {
    standing: 'partly',
    statement: 'In 2022 the night routes cost over £2 million more than they took in.',
    followed: ['C8', 'C9'],
    sourceCount: 3,
    isArchived: true,
  }),
  row(963, 'No other city of our size pays for buses after midnight', { label: 'C11' }),
];

const page: ClaimPage = {
  claim: refuted,
  deskName: 'City',
  byline: '',
  locator: '¶4',
  verdict: {
    value: 'refuted',
    scale: { id: 'house', version: 1 },
    rationale: refuted.rationale,
    words: refuted.words,
    byName: 'Priya Raman',
    voted: null,
    followed: null,
    at: AT,
    isStale: false,
    isDisputed: false,
    isSettled: true,
  },
  evidence: [
    {
      id: galleryId(964),
      stance: 'refutes',
      quote: 'Net cost per passenger journey, night services: £6.85',
      locator: 'p. 41',
      lookedAt: '2026-11-09',
      tier: 'primary',
      origin: null,
      idThere: null,
      source: {
        id: galleryId(910),
        deskId: galleryId(970),
        title: 'Annual accounts 2022/23',
        url: null,
        type: 'document',
        author: '',
        publisher: '',
        publishedOn: null,
        note: '',
        createdAt: AT,
        updatedAt: AT,
      },
    },
  ],
};

/** What the memory would answer: nothing but for one claim, so that no card of the gallery asks a server. */
export function keepGalleryClaims(client: QueryClient): void {
  client.setQueryDefaults(['claims', 'seen-before', ARTICLE_ID], { initialData: { seen: [] } });
  client.setQueryData(['claims', 'seen-before', ARTICLE_ID, galleryTag('C1'), 'A claim to check', null, null], {
    seen: [{ claim: refuted, score: 0.8, mine: 'words', theirs: 'words', likeness: 'very close', contradictions: [] }],
  });
  for (const deskId of ['', galleryTag('C1')]) client.setQueryData(['claims', 'one', refuted.id, deskId], page);
}

export function GalleryClaims() {
  const asked = useAnnotation(galleryTag('C1'));
  const query = readClaimQuery('night £11 passengers');
  return (
    <>
      <GalleryGroup name="Claims" about="open, archived, without a verdict">
        <div className="sheet gallery-box">
          {rows.map((claim) => (
            <ClaimRow key={claim.id} claim={claim} query={query} isOpen={claim === refuted} href="/gallery" onOpen={() => undefined} />
          ))}
        </div>
      </GalleryGroup>
      <GalleryGroup name="A claim of the house" about="with what it rests on">
        <div className="claim-panel">
          <ClaimPanel claimId={refuted.id} />
        </div>
      </GalleryGroup>
      <GalleryGroup name="Seen before" about="in pencil, on the card of a claim without a verdict">
        {asked && <SeenBeforeHint annotation={asked} />}
      </GalleryGroup>
    </>
  );
}
