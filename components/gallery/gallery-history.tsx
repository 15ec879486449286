import { useState } from 'react';
import type { ComparedMoments, HistoryOutline } from '@/lib/domain/contract/history';
import { outlineOf, type TallyRow } from '@/lib/domain/history/outline';
import type { HistoryBlock, HistoryPiece, HistoryRow, HistoryTag } from '@/lib/domain/history/shown-history';
import { HistoryChanges } from '../history/history-changes';
import { HistoryLanes } from '../history/history-lanes';
import { HistoryLine } from '../history/history-line';
import { HistorySlider } from '../history/history-slider';
import { ComparedText } from '../history/history-text';
import { useAlive } from '../ui/use-alive';
import { GalleryGroup } from './gallery-group';
import { ARTICLE_ID, GALLERY_AT, galleryId, JONAH, PRIYA } from './gallery-ids';

const HOUR = 60 * 60 * 1000;
const now = Date.parse(GALLERY_AT);
const row = (seq: number, hoursAgo: number, type: string, facet: string | null = null): TallyRow => ({
  at: now - hoursAgo * HOUR,
  type,
  facet,
  actorId: PRIYA,
  count: seq === 2 ? 40 : 1,
  firstSeq: seq,
  lastSeq: seq,
});
const outline: HistoryOutline = {
  headSeq: 12,
  ...outlineOf([
    row(1, 26, 'article.imported'),
    row(2, 25.6, 'text'),
    row(3, 25.2, 'annotation.created', 'claim'),
    row(4, 25, 'annotation.created', 'opinion'),
    row(5, 24.6, 'annotation.created', 'proposal'),
    row(6, 24.2, 'evidence.linked'),
    row(7, 23.8, 'verdict.given', 'supported'),
    row(8, 1.6, 'verdict.given', 'partly'),
    row(9, 1.2, 'text'),
    row(10, 0.8, 'verdict.given', 'refuted'),
    row(11, 0.4, 'check.state-changed'),
    row(12, 0, 'annotation.created', 'claim'),
  ]),
  revisions: [{ number: 11, name: 'As filed', seq: 7, byId: PRIYA, at: GALLERY_AT }],
  people: { [PRIYA]: 'Priya Raman', [JONAH]: 'Jonah Okoye' },
};

const tag = (n: number, kind: HistoryTag['kind'], label: string, standing: HistoryTag['standing'] = 'open'): HistoryTag => ({
  id: galleryId(n),
  kind,
  label,
  standing,
  isStale: false,
});
const known = tag(950, 'claim', 'C4', 'partly');
const fresh = tag(951, 'claim', 'C8');
const gone = tag(952, 'opinion', 'O3');
/** Which ends of its tag a piece holds. */
type Ends = 'start' | 'end' | 'both' | 'none';
const piece = (text: string, fate: HistoryPiece['fate'] = 'kept', of?: HistoryTag, holds: Ends = 'none'): HistoryPiece => ({
  text,
  fate,
  tags: of ? [of.id] : [],
  starts: of && (holds === 'start' || holds === 'both') ? [of.id] : [],
  ends: of && (holds === 'end' || holds === 'both') ? [of.id] : [],
});
const block = (fate: HistoryBlock['fate'], number: number | null, ...pieces: HistoryPiece[]): HistoryBlock => ({
  type: 'paragraph',
  within: null,
  number,
  fate,
  isSplitOff: false,
  pieces,
});
/** A block in a cell of the one table here, which is its `column` in its `row`. */
const inCell = (row: number, column: number, fate: HistoryPiece['fate'], text: string): HistoryBlock => ({
  ...block(fate === 'kept' ? 'same' : fate, row + column === 0 ? 6 : null, piece(text, fate)),
  within: 'table',
  cell: { table: 0, row, column, isHeader: row === 0, colspan: 1, rowspan: 1, rowFate: fate, fate },
});
const maker = { seq: 8, at: GALLERY_AT, byId: JONAH };
const compared: ComparedMoments = {
  from: { seq: 7, at: GALLERY_AT, byId: PRIYA },
  to: { seq: 12, at: GALLERY_AT, byId: JONAH },
  direction: 'ltr',
  language: 'en',
  words: { added: 9, removed: 5 },
  tags: [known, fresh, gone],
  tagCount: 2,
  verdictCount: 2,
  people: outline.people,
  blocks: [
    { ...block('same', null, piece('A night bus for the other half')), type: 'title' },
    { fold: true, first: 1, count: 1, fromNumber: 1, toNumber: 1 },
    block(
      'changed',
      2,
      piece('The board put '),
      piece('it', 'removed', known, 'start'),
      piece('the fare', 'added', known),
      piece(' at £6.85', 'kept', known, 'end'),
      piece('. Anyone could see it.', 'removed', gone, 'both'),
    ),
    block('added', 3, piece('The yard says otherwise', 'added', fresh, 'both'), piece('.', 'added')),
    block('removed', null, piece('Nobody was asked.', 'removed')),
    block('formatted', 4, piece('These words are set in bold now.')),
    block('moved-here', 5, piece('This paragraph stood further down.')),
    block('moved-away', null, piece('This paragraph stood further down.')),
    ...[inCell(0, 0, 'kept', 'Route'), inCell(0, 1, 'kept', 'Riders a night')],
    ...[inCell(1, 0, 'removed', 'N4'), inCell(1, 1, 'removed', '64')],
    ...[inCell(2, 0, 'kept', 'N5'), inCell(2, 1, 'kept', '120')],
    ...[inCell(3, 0, 'added', 'N7'), inCell(3, 1, 'added', '95')],
    { fold: true, first: 11, count: 5, fromNumber: 7, toNumber: 11 },
  ],
  changes: [
    { what: 'added', tag: fresh, words: 'The yard says otherwise', entryId: null, before: null, by: maker },
    { what: 'removed', tag: gone, words: 'Anyone could see it.', entryId: null, before: gone, by: maker },
    { what: 'verdict', tag: known, words: '', entryId: null, before: { ...known, standing: 'checking' }, by: maker },
    { what: 'verdict', tag: { ...fresh, isStale: true }, words: '', entryId: null, before: { ...fresh, standing: 'supported' }, by: null },
  ],
};

const line = (words: string, rest: Partial<HistoryRow> = {}): HistoryRow => ({
  words,
  tag: null,
  quote: null,
  sourceId: null,
  seq: 8,
  firstSeq: 8,
  count: 1,
  byId: JONAH,
  at: GALLERY_AT,
  kind: 'text',
  revision: null,
  places: [],
  ...rest,
});
const note =
  '£6.85 is net of fares, as the accounts have it on p. 12; gross it is £8.10.\nThe board put the gross figure into its press release of 3 October and the net one into its letter to the council, which is what the article cites.';
const lines: [HistoryRow, boolean, boolean][] = [
  [line('set {tag} to partly', { tag: known, quote: note }), true, true],
  [line('set {tag} to unproven', { tag: known, quote: note, byId: PRIYA }), true, false],
  [line('linked a source to {tag}', { tag: known, sourceId: galleryId(960), byId: PRIYA }), true, false],
  [line('edited the text', { count: 42, firstSeq: 2, places: ['headline', '¶4'], byId: galleryId(999) }), false, false],
];

/** The history: time with its handles, entries, what became of text, tags and verdicts. */
export function GalleryHistory() {
  const [moments, move] = useState({ from: 7, to: 12 });
  // Its times are the reader's own, which the server does not know: on its page nothing of it is drawn before it was asked for.
  const isAlive = useAlive();
  if (!isAlive) return null;
  return (
    <GalleryGroup name="History" about="time, entries, every fate of a block and of a tag" isWide>
      <div className="sheet">
        <div className="history-time">
          <div className="history-axis">
            <HistoryLanes outline={outline} answer="here" />
            <HistorySlider outline={outline} moments={moments} isSingle={false} move={move} />
          </div>
        </div>
        <ol>
          {lines.map(([one, isWithin, isHere]) => (
            <HistoryLine
              key={one.words}
              row={one}
              people={outline.people}
              sources={{ [galleryId(960)]: 'Annual accounts 2022/23' }}
              personId={PRIYA}
              isWithin={isWithin}
              isHere={isHere}
              onChoose={() => undefined}
            />
          ))}
        </ol>
        <ComparedText articleId={ARTICLE_ID} compared={compared} />
        <div className="history-changes">
          <HistoryChanges compared={compared} personId={PRIYA} />
        </div>
      </div>
    </GalleryGroup>
  );
}
