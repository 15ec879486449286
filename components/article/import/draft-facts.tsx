'use client';
import { useMemo } from 'react';
import { Direction, type ImportCorrections, type ImportDraft } from '@/lib/domain/import/draft';
import { Field, Select, TextInput } from '../../ui/field';
import type { DraftView } from './draft-view';
import { languageName, languageTags } from './languages';

interface Props {
  draft: ImportDraft;
  view: DraftView;
  corrections: ImportCorrections;
  onCorrect: (change: Partial<ImportCorrections>) => void;
  hasDetails: boolean;
}

/** What is known besides the text. Each fact is a field that looks like text until it is pointed at. */
export function DraftFacts({ draft, view, corrections, onCorrect, hasDetails }: Props) {
  return (
    <div className="facts">
      {hasDetails && <DetailFields view={view} corrections={corrections} onCorrect={onCorrect} />}
      <div className="field">
        <span className="lbl">Length</span>
        <span className="fact num">
          {view.wordCount.toLocaleString('en-GB')} words, {view.paragraphCount} ¶
        </span>
      </div>
      {draft.changes.length > 0 && (
        <Field label="Tracked changes">
          {(ids) => (
            <Select
              {...ids}
              value={corrections.rejectChanges ? 'rejected' : 'accepted'}
              onChange={(event) => onCorrect({ rejectChanges: event.target.value === 'rejected', keep: [] })}
            >
              <option value="accepted">{draft.changes.length} accepted</option>
              <option value="rejected">Reject all</option>
            </Select>
          )}
        </Field>
      )}
    </div>
  );
}

function DetailFields({ view, corrections, onCorrect }: Pick<Props, 'view' | 'corrections' | 'onCorrect'>) {
  const { found } = view.chosen;
  const language = corrections.language ?? found.language;
  const direction = corrections.direction ?? found.direction;
  const tags = useMemo(() => [...new Set([language, found.language, ...languageTags])].filter(Boolean), [language, found.language]);
  return (
    <>
      <Field label="Byline">
        {(ids) => (
          <TextInput
            {...ids}
            value={corrections.byline ?? found.byline ?? ''}
            placeholder="Not found"
            maxLength={300}
            onChange={(event) => onCorrect({ byline: event.target.value })}
          />
        )}
      </Field>
      <Field label="Date">
        {(ids) => (
          <TextInput
            {...ids}
            type="date"
            value={(corrections.publishedOn === undefined ? found.publishedOn : corrections.publishedOn) ?? ''}
            onChange={(event) => onCorrect({ publishedOn: event.target.value === '' ? null : event.target.value })}
          />
        )}
      </Field>
      <Field label="Language">
        {(ids) => (
          <Select {...ids} value={language} onChange={(event) => onCorrect({ language: event.target.value })}>
            <option value="">Unknown</option>
            {tags.map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Direction">
        {(ids) => (
          <Select {...ids} value={direction} onChange={(event) => onCorrect({ direction: Direction.parse(event.target.value) })}>
            <option value="ltr">Left to right</option>
            <option value="rtl">Right to left</option>
          </Select>
        )}
      </Field>
    </>
  );
}
