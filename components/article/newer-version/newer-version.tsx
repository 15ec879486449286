'use client';
import { useMemo, useState } from 'react';
import { ApiError, call } from '@/lib/api';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { readArticle } from '@/lib/domain/contract/articles';
import { pasteNewerVersion } from '@/lib/domain/contract/imports';
import { PastedVersion } from '@/lib/domain/contract/pasted-version';
import { markOfDraft } from '@/lib/domain/newer-version/text-mark';
import { Banner } from '../../ui/banner';
import { DraftFound } from '../import/draft-found';
import { DraftSource } from '../import/draft-source';
import { whyNot } from '../import/draft-state';
import { ImportEnd } from '../import/import-end';
import type { KeptDetails } from '../import/name-cut';
import { sayMissed, wayNameTo } from '../import/say-missed';
import { useBringingIn } from '../import/use-bringing-in';
import { useDraft } from '../import/use-draft';
import { useKeptImport } from '../import/use-kept-import';
import { ReviewList } from './review-list';
import { asLost, sayLost } from './say-lost';
import { IN_PLACE, NOT_STORED, NOTHING_DIFFERS, SAME_TEXT, sayReview } from './say-review';

interface Props {
  personId: string;
  /** `textMark`: of its text at `version`. */
  article: { id: string; deskId: string; title: string; version: number; textMark: string } & KeptDetails;
}

/** Puts a newer version of the whole text in place, and then lists the tags to look at. */
export function NewerVersion({ personId, article }: Props) {
  // The text that the person has in mind: the one of then, also where the page is drawn anew later, when a colleague may have written in it.
  const [version, setVersion] = useState(article.version);
  const [pasted, setPasted] = useState<{ answer: PastedVersion; isNew: boolean } | null>(null);
  const draft = useDraft(article.deskId, { titleIfMissing: article.title });
  const kept = useKeptImport(draft, { personId, keptAs: `newer version ${article.id}`, deskId: article.deskId });
  const { isBusy, error, fieldErrors, bringIn, cancel } = useBringingIn(draft, kept, (answer) => {
    // What this person put in place themselves, from this page before they left it, is what they put the next text over.
    setVersion(PastedVersion.parse(answer).article.version);
  });
  const params = { articleId: article.id };
  const { read, corrections } = draft;
  const mark = useMemo(() => (read === null ? null : markOfDraft(read.draft, corrections)), [read, corrections]);
  // Of a text that a colleague has changed since, the server says whether anything differs.
  const isSame = mark === article.textMark && version === article.version;

  const replace = async () => {
    if (draft.read === null) throw new Error('there is no text to put in place');
    try {
      const body = { draft: draft.read.draft, corrections: draft.corrections, baseVersion: version, entryId: draft.sendId };
      return await call(pasteNewerVersion, { params, body });
    } catch (failure) {
      // The refusal says what happened; the next try is made on the text that is there, knowingly. After a backup was brought back that is an older one.
      if (failure instanceof ApiError && failure.code === 'stale-version') setVersion((await call(readArticle, { params })).version);
      throw asLost(failure);
    }
  };

  const isNew = (answer: PastedVersion) => answer.article.version !== version;
  const start = () =>
    bringIn({
      send: replace,
      onHere: (answer) => setPasted({ answer, isNew: isNew(answer) }),
      tellArrived: (answer) =>
        isNew(answer)
          ? { text: `${IN_PLACE}. ${sayReview(answer)}`, wayName: 'See what changed', way: `/articles/${article.id}/history` }
          : { text: NOT_STORED, wayName: 'Open the article', way: `/articles/${article.id}` },
      tellMissed: (error) => {
        const lost = sayLost(error, article.title);
        if (lost !== null) return { text: lost, wayName: 'To the articles', way: '/articles' };
        return {
          text: sayMissed(error, article.title, 'replaced'),
          wayName: wayNameTo(kept),
          way: `/articles/${article.id}/newer-version`,
        };
      },
    });

  if (pasted?.isNew) return <ReviewList pasted={pasted.answer} heading={IN_PLACE} />;
  if (pasted) return <ReviewList pasted={pasted.answer} heading={NOTHING_DIFFERS} said={NOT_STORED} />;
  return (
    <div className="imp">
      <section className="from" aria-label="The text">
        <div>
          <h1 className="h1">Paste a newer version</h1>
          <p className="dim2 mt-1">
            Over “<bdi>{shownTitle(article.title)}</bdi>”. Tags, verdicts and evidence stay with their words; what changed is listed
            afterwards.
          </p>
        </div>
        <div className="import-form" inert={isBusy}>
          <DraftSource draft={draft} kept={kept} keepsDetails />
        </div>
        {isSame && whyNot(draft) === undefined && <Banner title={NOTHING_DIFFERS}>{SAME_TEXT}</Banner>}
        <ImportEnd
          draft={draft}
          whyOff={isSame ? SAME_TEXT : undefined}
          isBusy={isBusy}
          errors={[error, ...Object.values(fieldErrors)]}
          backTo={`/articles/${article.id}`}
          onCancel={cancel}
          verb="Replace the text"
          onStart={() => void start()}
        />
      </section>
      <DraftFound draft={draft} isSent={isBusy} nothing="The newer version shows here before it replaces the text." keptDetails={article} />
    </div>
  );
}
