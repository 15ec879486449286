'use client';
import { useState } from 'react';
import { useGo } from '@/components/ui/use-go';
import { call, callWithFile } from '@/lib/api';
import { createArticle, createFromArchive } from '@/lib/domain/contract/imports';
import { DeskSelect } from '../../desk/desk-select';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { PageLink } from '../../ui/page-link';
import { useRequest } from '../../ui/use-request';
import { ArchiveFound } from './archive-found';
import { DraftFound } from './draft-found';
import { DraftSource } from './draft-source';
import { useDraft, type Way, whyNot } from './use-draft';
import { useKeptImport } from './use-kept-import';

interface Props {
  personId: string;
  /** The desks that the person may bring an article into. At least one. */
  desks: { id: string; name: string }[];
  firstWay: Way;
  /** A text to begin with. */
  firstText?: string | undefined;
}

export function NewArticle({ personId, desks, firstWay, firstText }: Props) {
  const go = useGo();
  const [deskId, setDeskId] = useState(desks[0]?.id ?? '');
  const draft = useDraft(deskId, { firstWay, firstText, takesArchive: true });
  const kept = useKeptImport(draft, {
    personId,
    // The sample takes nobody's own text away.
    keptAs: firstText === undefined ? 'new article' : 'new article from the sample',
    deskId,
    onDesk: (wanted) => desks.some(({ id }) => id === wanted) && setDeskId(wanted),
    firstText,
  });
  const { isBusy, error, fieldErrors, run } = useRequest();

  const make = () => {
    const { read, archive, sendId, corrections } = draft;
    if (archive !== null) {
      return callWithFile(createFromArchive, { query: { id: sendId, deskId, name: archive.file.name.slice(-255) }, file: archive.file });
    }
    if (read === null) throw new Error('there is nothing to make an article of');
    return call(createArticle, { query: { deskId }, body: { id: sendId, draft: read.draft, corrections, origin: read.origin } });
  };
  const start = () =>
    run(make, ({ id }) => {
      kept.forget([draft.way]);
      go(`/articles/${id}`);
    });

  return (
    <div className="imp">
      <section className="from" aria-label="The text">
        <h1 className="h1">New article</h1>
        <DraftSource draft={draft} kept={kept} firstText={firstText} />
        <Field label="Desk">{(ids) => <DeskSelect {...ids} desks={desks} deskId={deskId} onDesk={setDeskId} />}</Field>
        {[error, ...Object.values(fieldErrors)].map(
          (sentence) =>
            sentence && (
              <Banner key={sentence} tone="danger">
                {sentence}
              </Banner>
            ),
        )}
        <div className="act">
          <PageLink className="btn quiet" href="/articles" onNavigate={() => kept.forget(['paste', 'file'])}>
            Cancel
          </PageLink>
          <span className="sp" />
          <Button variant="primary" size="l" off={whyNot(draft)} onOff={draft.askForTitle} isBusy={isBusy} onClick={() => void start()}>
            Start tagging
          </Button>
        </div>
      </section>
      {draft.archive !== null ? (
        <ArchiveFound archive={draft.archive} />
      ) : (
        <DraftFound draft={draft} nothing="The cleaned text shows here, paragraph by paragraph, for you to look over." />
      )}
    </div>
  );
}
