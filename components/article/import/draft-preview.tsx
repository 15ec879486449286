'use client';
import { Scissors } from 'lucide-react';
import { type RefObject, useId, useMemo, useRef } from 'react';
import { InlineError } from '@/components/ui/field';
import { MAX_STANDFIRST_CHARS, MAX_TITLE_CHARS } from '@/lib/domain/articles/article-details';
import { type Cut, type ImportCorrections, type ImportDraft, type TrackedChange, wordlessChanges } from '@/lib/domain/import/draft';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { blockDirection, type Direction } from '@/lib/domain/text/block-direction';
import { inBrief } from '@/lib/domain/text/in-brief';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { Banner } from '../../ui/banner';
import { useDateLanguage } from '../../ui/when';
import { DocBlock } from '../doc-block';
import { DraftFacts } from './draft-facts';
import { viewDraft } from './draft-view';
import { type KeptDetails, nameCut } from './name-cut';

interface Props {
  draft: ImportDraft;
  corrections: ImportCorrections;
  onCorrect: (change: Partial<ImportCorrections>) => void;
  /** Those of the article where it keeps its byline, date and language; null where they come from the text. */
  keptDetails: KeptDetails | null;
  /** Nobody is told of a missing title before they could write one. */
  isTitleAsked: boolean;
  /** For the way to it of those who try to go on. */
  titleRef?: RefObject<HTMLTextAreaElement | null>;
  onTitleLeft: () => void;
}

/** What the reader found, as it will be kept: every field can be corrected, and what was cut stands where it stood, struck out. */
export function DraftPreview({ draft, corrections, onCorrect, keptDetails, isTitleAsked, onTitleLeft, titleRef }: Props) {
  const id = useId();
  const hasDetails = keptDetails === null;
  const bylineField = useRef<HTMLInputElement>(null);
  const view = useMemo(() => viewDraft(draft, corrections), [draft, corrections]);
  const { found } = view.chosen;
  const title = corrections.title ?? found.title ?? '';
  const isTitleMissing = isTitleAsked && isUnseen(title);
  const standfirst = corrections.standfirst ?? found.standfirst ?? '';
  const byline = corrections.byline ?? found.byline ?? '';
  const direction = corrections.direction ?? found.direction;
  const keep = new Set(corrections.keep);
  const toggle = (index: number) => onCorrect({ keep: keep.has(index) ? [...keep].filter((one) => one !== index) : [...keep, index] });
  const cuts = (list: { cut: Cut; index: number }[]) =>
    list.map(({ cut, index }) => (
      <CutWords
        key={index}
        cut={cut}
        direction={direction}
        keptDetails={keptDetails}
        isKept={keep.has(index)}
        onToggle={() => toggle(index)}
      />
    ));
  return (
    <>
      <div className="row">
        <h2 className="h2">What we found</h2>
        <span className="dim">Click any field to correct it</span>
      </div>
      <DraftFacts
        draft={draft}
        view={view}
        corrections={corrections}
        onCorrect={onCorrect}
        hasDetails={hasDetails}
        bylineRef={bylineField}
      />
      {draft.warnings.length > 0 && (
        <div className="mb-4 grid gap-2">
          {draft.warnings.map((warning) => (
            <Banner key={warning} tone="warn">
              {warning}
            </Banner>
          ))}
        </div>
      )}
      <article className="galley" dir={direction} lang={(corrections.language ?? found.language) || undefined}>
        <label className="vh" lang="en" htmlFor={`${id}-title`}>
          Title
        </label>
        <textarea
          ref={titleRef}
          id={`${id}-title`}
          className="words headline"
          rows={1}
          value={title}
          dir={blockDirection(title, direction)}
          placeholder="Write a title"
          maxLength={MAX_TITLE_CHARS}
          aria-invalid={isTitleMissing || undefined}
          aria-describedby={isTitleMissing ? `${id}-missing` : undefined}
          onChange={(event) => onCorrect({ title: event.target.value.replaceAll('\n', ' ') })}
          onBlur={onTitleLeft}
        />
        {isTitleMissing && (
          <div className="mb-2" lang="en">
            <InlineError id={`${id}-missing`}>We found no title in this text. Write one to go on.</InlineError>
          </div>
        )}
        <label className="vh" lang="en" htmlFor={`${id}-standfirst`}>
          Standfirst
        </label>
        <textarea
          id={`${id}-standfirst`}
          className="words standfirst"
          rows={1}
          value={standfirst}
          dir={blockDirection(standfirst, direction)}
          placeholder="No standfirst"
          maxLength={MAX_STANDFIRST_CHARS}
          onChange={(event) => onCorrect({ standfirst: event.target.value.replaceAll('\n', ' ') })}
        />
        {hasDetails && (
          <p className="by" dir="auto">
            {byline === '' ? (
              <button type="button" className="link" lang="en" onClick={() => bylineField.current?.focus()}>
                Add a byline
              </button>
            ) : (
              byline
            )}
          </p>
        )}
        {view.blocks.map(({ node, number, cutsBefore, changes }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a draft's blocks never change places.
          <div key={at}>
            {cuts(cutsBefore)}
            <div className="at">
              {number !== null && <span className="n">{number}</span>}
              <div className="reading">
                <DocBlock node={node} direction={direction} />
              </div>
            </div>
            <Changes changes={changes} />
          </div>
        ))}
        {cuts(view.cutsAtEnd)}
      </article>
    </>
  );
}

function CutWords({
  cut,
  direction,
  keptDetails,
  isKept,
  onToggle,
}: { cut: Cut; direction: Direction; isKept: boolean; onToggle: () => void } & Pick<Props, 'keptDetails'>) {
  const nodes = useMemo(() => cut.blocks.map((block) => articleSchema.nodeFromJSON(block)), [cut]);
  const { name, byline } = nameCut(cut.reason, keptDetails, useDateLanguage());
  return (
    <div className={`cut ${isKept ? 'kept' : ''}`}>
      <Scissors className="i s" aria-hidden="true" />
      {isKept ? (
        <div className="reading">
          {nodes.map((node, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a cut never change places.
            <DocBlock key={index} node={node} direction={direction} />
          ))}
        </div>
      ) : (
        <span>
          <bdi dir="ltr" lang="en">
            {name}
            {byline !== undefined && (
              <>
                {' '}
                “<bdi>{byline}</bdi>”
              </>
            )}
            :
          </bdi>{' '}
          <s dir={blockDirection(cut.text, direction)}>{cut.text}</s>
        </span>
      )}
      <button type="button" className="link" onClick={onToggle}>
        <span lang="en">{isKept ? 'Cut' : 'Keep'}</span>
        <span className="vh"> “{inBrief(cut.text, 60)}”</span>
      </button>
    </div>
  );
}

function Changes({ changes }: { changes: TrackedChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className="tracked" aria-label="Tracked changes in this paragraph">
      {changes.map(({ kind, what, text, author }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two changes may be equal in every part.
        <li key={index}>
          <span lang="en">
            {what ? wordlessChanges[what][kind] : kind === 'inserted' ? 'Inserted' : 'Deleted'}
            {author !== '' && (
              <>
                {' '}
                by <bdi>{author}</bdi>
              </>
            )}
          </span>
          {text !== '' && <>: {kind === 'inserted' ? <ins>{text}</ins> : <del>{text}</del>}</>}
        </li>
      ))}
    </ul>
  );
}
