'use client';
import { type ReactNode, useId, useState } from 'react';
import { AwaitsLine } from '@/components/ui/awaits-line';
import { LoadFailed } from '@/components/ui/load-failed';
import { Skeleton } from '@/components/ui/skeleton';
import { useAnswerState } from '@/components/ui/use-answer-state';
import type { ArticleAt, ComparedMoments } from '@/lib/domain/contract/history';
import type { ComparedBlock, FoldedBlocks, HistoryBlock, HistoryTag, TagChange } from '@/lib/domain/history/shown-history';
import { sayNumber } from '@/lib/domain/text/say-count';
import type { MarkedTags } from './history-block';
import { HistoryBlocks } from './history-blocks';
import type { TextState } from './text-state';
import { useMoment } from './use-history';

interface ToComeProps {
  state: TextState;
  title: string;
  isSingle: boolean;
  isOver: boolean;
}

/** What stands where the text of the moments will: a skeleton, also over the text of others (`isOver`), or why it does not come. */
export function TextToCome({ state, title, isSingle, isOver }: ToComeProps) {
  if (state === 'no-line')
    return <AwaitsLine what={isSingle ? 'The text of this moment comes' : 'The comparison of these moments comes'} />;
  if (state !== 'coming') return null;
  return (
    <div className={`history-coming ${isOver ? 'over' : ''}`}>
      <TextSkeleton title={title} />
    </div>
  );
}

/** The text as it was at one moment, with its tags. */
export function SingleText({ at }: { at: ArticleAt }) {
  const marked = markedTags(at.tags, []);
  return (
    <Paper name="Text as it was" direction={at.direction} language={at.language}>
      <HistoryBlocks blocks={at.blocks} marked={marked} direction={at.direction} />
    </Paper>
  );
}

interface ComparedProps {
  articleId: string;
  compared: ComparedMoments;
}

/** What became of the text between two moments, with what stayed folded. */
export function ComparedText({ articleId, compared }: ComparedProps) {
  const marked = markedTags(compared.tags, compared.changes);
  const key = `${compared.from.seq} ${compared.to.seq}`;
  const isSame = compared.words.added + compared.words.removed + compared.tagCount + compared.verdictCount === 0;
  return (
    <Paper name="Text with what changed" direction={compared.direction} language={compared.language}>
      {isSame && (
        <p className="history-none">
          <bdi lang="en">{sayNothing(compared)}</bdi>
        </p>
      )}
      {stretchesOf(compared.blocks).map((stretch, index) =>
        'fold' in stretch ? (
          <Fold key={`${key} ${stretch.first}`} articleId={articleId} seq={compared.to.seq} fold={stretch} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no other name, and a comparison does not change
          <HistoryBlocks key={index} blocks={stretch} marked={marked} direction={compared.direction} />
        ),
      )}
    </Paper>
  );
}

/** What is shown between two folds in one piece, and the folds. */
function stretchesOf(blocks: readonly ComparedBlock[]): (HistoryBlock[] | FoldedBlocks)[] {
  const stretches: (HistoryBlock[] | FoldedBlocks)[] = [];
  for (const block of blocks) {
    const last = stretches.at(-1);
    if ('fold' in block) stretches.push(block);
    else if (last && !('fold' in last)) last.push(block);
    else stretches.push([block]);
  }
  return stretches;
}

function sayNothing({ from, to }: ComparedMoments): string {
  if (to.seq === 1) return 'Nothing has happened since the article was brought in.';
  return from.seq === to.seq ? 'The two moments are one.' : 'Nothing in the text, the tags or the verdicts changed.';
}

/** Tags by id, with what became of them. */
function markedTags(tags: readonly HistoryTag[], changes: readonly Pick<TagChange, 'what' | 'tag' | 'before'>[]): MarkedTags {
  const isDrawn = ({ what }: Pick<TagChange, 'what'>) => what === 'added' || what === 'removed' || what === 'kind';
  const changed = new Map(changes.filter(isDrawn).map((change) => [change.tag.id, change]));
  return { tags: new Map(tags.map((tag) => [tag.id, tag])), changed };
}

interface PaperProps {
  name: string;
  direction: 'ltr' | 'rtl';
  language: string;
  children: ReactNode;
}

function Paper({ name, direction, language, children }: PaperProps) {
  return (
    <article className="history-paper" dir={direction} lang={language === '' ? undefined : language} aria-label={name}>
      {children}
    </article>
  );
}

/** Paragraphs that nothing happened to. Pressed, it shows them. */
function Fold({ articleId, seq, fold }: { articleId: string; seq: number; fold: FoldedBlocks }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const moment = useMoment(articleId, isOpen ? seq : null);
  const at = moment.data?.moment.seq === seq ? moment.data : undefined;
  const marked = at ? markedTags(at.tags, []) : null;
  return (
    <>
      <button type="button" className="history-fold" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <bdi lang="en">{nameOfFold(fold)}</bdi>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && !at && <FoldToCome moment={moment} />}
        {isOpen && marked && at && (
          <HistoryBlocks blocks={at.blocks.slice(fold.first, fold.first + fold.count)} marked={marked} direction={at.direction} />
        )}
      </div>
    </>
  );
}

function FoldToCome({ moment }: { moment: ReturnType<typeof useMoment> }) {
  const answer = useAnswerState(moment);
  if (moment.isError) {
    return <LoadFailed failure={moment.error} onRetry={() => void moment.refetch()} />;
  }
  return answer === 'no-line' ? <AwaitsLine what="What is folded here comes" /> : <Skeleton height="58px" />;
}

function nameOfFold({ count, fromNumber, toNumber }: FoldedBlocks): string {
  if (fromNumber === null || toNumber === null) return count === 1 ? 'Unchanged' : `${sayNumber(count)} blocks unchanged`;
  return fromNumber === toNumber ? `¶${fromNumber} unchanged` : `¶${fromNumber} to ¶${toNumber} unchanged`;
}

function TextSkeleton({ title }: { title: string }) {
  return (
    <div className="history-paper">
      <p className="hb title">{title}</p>
      {[1, 2, 3].map((one) => (
        <div key={one} className="history-waiting">
          <Skeleton height="17px" />
          <Skeleton height="17px" width="96%" />
          <Skeleton height="17px" width="62%" />
        </div>
      ))}
    </div>
  );
}
