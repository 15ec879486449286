'use client';
import { Skeleton } from '../../ui/skeleton';
import { DraftPreview } from './draft-preview';
import type { Draft } from './use-draft';

interface Props {
  draft: Draft;
  /** What stands there before there is a text. */
  nothing: string;
  /** False where the article keeps its byline, date and language. */
  hasDetails?: boolean;
}

/** The right half of an import: what was found, a skeleton while it is read, a line before there is anything. */
export function DraftFound({ draft, nothing, hasDetails = true }: Props) {
  return (
    <section className="found" aria-label="Preview" aria-busy={draft.isReading}>
      {draft.read !== null && (
        <DraftPreview draft={draft.read.draft} corrections={draft.corrections} onCorrect={draft.correct} hasDetails={hasDetails} />
      )}
      {draft.read === null && draft.isReading && (
        <div className="galley grid gap-4">
          <Skeleton width="70%" height="32px" />
          {['a', 'b', 'c'].map((key) => (
            <Skeleton key={key} height="72px" />
          ))}
        </div>
      )}
      {draft.read === null && !draft.isReading && (
        <div className="nothing">
          <p>{nothing}</p>
        </div>
      )}
    </section>
  );
}
