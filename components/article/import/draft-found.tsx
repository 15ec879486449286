'use client';
import { Skeleton } from '../../ui/skeleton';
import { DraftPreview } from './draft-preview';
import type { KeptDetails } from './name-cut';
import type { Draft } from './use-draft';

/** An article that is not there yet, by the lengths of its lines: two of the headline, then three paragraphs; 0 is the gap between them. */
const ghostLines = [78, 46, 0, 96, 100, 92, 60, 0, 99, 94, 97, 100, 38, 0, 95, 98, 72];

interface Props {
  draft: Draft;
  /** What stands there before there is a text. */
  nothing: string;
  /** True while what was found is on its way: nothing is corrected in it then, since it would be in vain. */
  isSent: boolean;
  /** Of an article that keeps its byline, date and language. */
  keptDetails?: KeptDetails;
}

/** The right half of an import: what was found, a skeleton while it is read, a line before there is anything. */
export function DraftFound({ draft, nothing, isSent, keptDetails }: Props) {
  return (
    <section className="found" aria-label="Preview" aria-busy={draft.isReading} inert={isSent}>
      {draft.read !== null && (
        <DraftPreview
          draft={draft.read.draft}
          corrections={draft.corrections}
          onCorrect={draft.correct}
          keptDetails={keptDetails ?? null}
          isTitleAsked={draft.isTitleAsked}
          onTitleLeft={draft.askForTitle}
          titleRef={draft.titleRef}
        />
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
        <>
          <div className="ghost" aria-hidden="true">
            {ghostLines.map((width, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places, and two may be as long.
              <i key={at} style={{ width: `${width}%` }} />
            ))}
          </div>
          <p className="ghost-says">{nothing}</p>
        </>
      )}
    </section>
  );
}
