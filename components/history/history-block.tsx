import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HistoryBlock, HistoryPiece, HistoryTag, TagChange } from '@/lib/domain/history/shown-history';
import { spokenName } from '@/lib/domain/tags/spoken-name';
import { tagKinds } from '@/lib/domain/tags/tag-kinds';
import { blockDirection, type Direction } from '@/lib/domain/text/block-direction';
import { sayTag } from './say-tag';

/** The tags that pieces name, and what became of those that changed. */
export interface MarkedTags {
  tags: ReadonlyMap<string, HistoryTag>;
  changed: ReadonlyMap<string, Pick<TagChange, 'what' | 'tag' | 'before'>>;
}

const fates: Readonly<Record<HistoryBlock['fate'], string>> = {
  same: '',
  changed: 'Changed',
  formatted: 'Looks otherwise',
  added: 'New',
  removed: 'Taken out',
  'moved-here': 'Moved here',
  'moved-away': 'Moved from here',
};

interface Props {
  block: HistoryBlock;
  marked: MarkedTags;
  direction: Direction;
  /** True where the row or cell that it stands in says what became of it. */
  isToldAround?: boolean;
}

/** One block of a text at a moment, or of a comparison: what went is struck out, what came is marked. */
export function HistoryBlockView({ block, marked, direction, isToldAround = false }: Props) {
  const { type, within, number, pieces } = block;
  const fate = isToldAround ? 'same' : block.fate;
  if (type === 'horizontalRule') return <hr className="hb-rule" />;
  const Name = type === 'title' ? 'h2' : type === 'heading' ? 'h3' : 'p';
  const dir = directionOf(pieces, direction);
  const isTold = fate === 'formatted' || fate === 'moved-here' || fate === 'moved-away';
  return (
    <Name dir={dir === direction ? undefined : dir} className={`hb ${type} ${within ?? ''} ${fate === 'same' ? '' : 'chg'} ${fate}`}>
      {number !== null && (
        <span className="hb-number" aria-hidden="true">
          {number}
        </span>
      )}
      {isTold ? (
        <span className="tag line hb-fate" lang="en">
          {fates[fate]}
        </span>
      ) : (
        fate !== 'same' && (
          <span className="vh" lang="en">
            {fates[fate]}:{' '}
          </span>
        )
      )}
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name, and what is drawn does not change
        <Piece key={index} piece={piece} before={pieces[index - 1]} marked={marked} />
      ))}
      {pieces.length === 0 && <br />}
    </Name>
  );
}

/** Which way the block runs: as the words do that are left of it. */
function directionOf(pieces: readonly HistoryPiece[], around: Direction): Direction {
  const left = pieces.filter(({ fate }) => fate !== 'removed');
  return blockDirection((left.length === 0 ? pieces : left).map(({ text }) => text).join(''), around);
}

/** A stretch of words in the marks of its tags, the inner ones last. */
function Piece({ piece, before, marked }: { piece: HistoryPiece; before: HistoryPiece | undefined; marked: MarkedTags }) {
  const { text, fate, tags, starts, ends } = piece;
  // What stands for words that went is parted from them.
  const inserted = <ins className={before?.fate === 'removed' ? 'instead' : undefined}>{text}</ins>;
  const words: ReactNode = fate === 'added' ? inserted : fate === 'removed' ? <del>{text}</del> : text;
  const known = tags.flatMap((id) => marked.tags.get(id) ?? []);
  const inMarks = known.reduceRight<ReactNode>(
    (inner, tag) => (
      <mark
        key={tag.id}
        className={`text-mark ${looksOf(tag)}`}
        data-start={starts.includes(tag.id) ? sayTag(tag) : undefined}
        data-end={ends.includes(tag.id) ? `end of ${spokenName(tag).toLowerCase()}` : undefined}
      >
        {inner}
      </mark>
    ),
    words,
  );
  return (
    <>
      {inMarks}
      {ends.map((id) => {
        const change = marked.changed.get(id);
        return change && <Badge key={id} change={change} />;
      })}
    </>
  );
}

const looksOf = ({ kind, standing, isStale, setAside }: HistoryTag) =>
  [kind, kind === 'claim' && !setAside ? standing : '', isStale ? 'is-stale' : ''].filter(Boolean).join(' ');

/** What became of a tag, where it ends: new, another kind, gone. */
function Badge({ change: { what, tag, before } }: { change: Pick<TagChange, 'what' | 'tag' | 'before'> }) {
  const label = tag.label ?? tagKinds[tag.kind].letter;
  if (what === 'added') {
    return (
      <span className="hb-badge add" lang="en">
        <Plus className="i xs" aria-hidden="true" />
        <span className="vh">new: </span>
        {label}
      </span>
    );
  }
  if (what === 'removed') {
    return (
      <span className="hb-badge rem" lang="en">
        <span className="vh">removed: </span>
        {label}
      </span>
    );
  }
  return (
    <span className="hb-badge" lang="en">
      {before ? tagKinds[before.kind].letter : ''} <span aria-hidden="true">→</span>
      <span className="vh"> became </span> {label}
    </span>
  );
}
