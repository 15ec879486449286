'use client';
import { TriangleAlert } from 'lucide-react';
import { type RefObject, useContext } from 'react';
import { MAX_BYLINE_CHARS } from '@/lib/domain/articles/article-details';
import type { ImportCorrections, ImportDraft } from '@/lib/domain/import/draft';
import { Field, TextInput } from '../../ui/field';
import { DateLanguage, sayDay } from '../../ui/when';
import { DirectionSelect, LanguageSelect } from '../details/detail-selects';
import { sayWords } from '../say-words';
import type { DraftView } from './draft-view';

interface Props {
  draft: ImportDraft;
  view: DraftView;
  corrections: ImportCorrections;
  onCorrect: (change: Partial<ImportCorrections>) => void;
  hasDetails: boolean;
  /** The byline's field, for a way to it from the text. */
  bylineRef: RefObject<HTMLInputElement | null>;
}

/** What is known besides the text. Each fact is a field that looks like text until it is pointed at. */
export function DraftFacts({ draft, view, corrections, onCorrect, hasDetails, bylineRef }: Props) {
  return (
    <div className="facts">
      {hasDetails && <DetailFields view={view} corrections={corrections} onCorrect={onCorrect} bylineRef={bylineRef} />}
      <div className="field">
        <span className="lbl">Length</span>
        <span className="fact num">
          {sayWords(view.wordCount)}, {view.paragraphCount} ¶
        </span>
      </div>
      {draft.rejected === null && draft.changes.length > 0 && (
        <div className="field">
          <span className="lbl">Tracked changes</span>
          <span className="fact num">{draft.changes.length} accepted. Rejected, they would leave no words.</span>
        </div>
      )}
      {draft.rejected !== null && (
        <div className="field">
          <span className="lbl">Tracked changes</span>
          <span className="fact num doubtful">
            <TriangleAlert className="i xs" aria-hidden="true" />
            <span>
              {draft.changes.length} {corrections.rejectChanges ? 'rejected' : 'accepted'}
            </span>
            {/* The cuts of one text are not those of the other. */}
            <button type="button" className="link" onClick={() => onCorrect({ rejectChanges: !corrections.rejectChanges, keep: [] })}>
              {corrections.rejectChanges ? 'Accept all' : 'Reject all'}
              <span className="vh"> tracked changes</span>
            </button>
          </span>
        </div>
      )}
    </div>
  );
}

function DetailFields({ view, corrections, onCorrect, bylineRef }: Pick<Props, 'view' | 'corrections' | 'onCorrect' | 'bylineRef'>) {
  const { found } = view.chosen;
  const language = corrections.language ?? found.language;
  const direction = corrections.direction ?? found.direction;
  const byline = corrections.byline ?? found.byline ?? '';
  const day = (corrections.publishedOn === undefined ? found.publishedOn : corrections.publishedOn) ?? '';
  const dateLanguage = useContext(DateLanguage);
  return (
    <>
      <Field label="Byline">
        {(ids) => (
          <span className={`fact ${byline === '' ? 'doubtful' : ''}`}>
            {byline === '' && <TriangleAlert className="i xs" aria-hidden="true" />}
            <TextInput
              {...ids}
              ref={bylineRef}
              dir="auto"
              value={byline}
              placeholder="Not found"
              maxLength={MAX_BYLINE_CHARS}
              onChange={(event) => onCorrect({ byline: event.target.value })}
            />
          </span>
        )}
      </Field>
      <Field label="Date">
        {(ids) => (
          <span className="fact dated" data-says={day === '' ? 'Not found' : sayDay(day, dateLanguage)} data-found={day !== ''}>
            <TextInput
              {...ids}
              type="date"
              value={day}
              onChange={(event) => onCorrect({ publishedOn: event.target.value === '' ? null : event.target.value })}
            />
          </span>
        )}
      </Field>
      <Field label="Language">
        {(ids) => <LanguageSelect {...ids} language={language} found={found.language} onLanguage={(language) => onCorrect({ language })} />}
      </Field>
      <Field label="Direction">
        {(ids) => <DirectionSelect {...ids} direction={direction} onDirection={(direction) => onCorrect({ direction })} />}
      </Field>
    </>
  );
}
