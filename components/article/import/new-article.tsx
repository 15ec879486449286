'use client';
import { useState } from 'react';
import { useGo } from '@/components/ui/use-go';
import { call } from '@/lib/api';
import { callWithFile } from '@/lib/call-with-file';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { createArticle, createFromArchive } from '@/lib/domain/contract/imports';
import { DeskSelect } from '../../desk/desk-select';
import { Field } from '../../ui/field';
import { useHalfMoment } from '../../ui/optional-moment';
import { ArchiveFound } from './archive-found';
import { noWork } from './begun-import';
import { DraftFound } from './draft-found';
import { DraftSource } from './draft-source';
import { titleOf, type Way } from './draft-state';
import { ImportEnd } from './import-end';
import { NewWorkFields, saidOf } from './new-work-fields';
import { sayMissed, wayNameTo } from './say-missed';
import { useBringingIn } from './use-bringing-in';
import { useDraft } from './use-draft';
import { useKeptImport } from './use-kept-import';

/** A desk that an article is brought into. */
interface DeskToFill {
  id: string;
  name: string;
  /** True where the person gives out work. */
  canGiveOut: boolean;
}

interface Props {
  personId: string;
  /** The desks that the person may bring an article into. At least one. */
  desks: DeskToFill[];
  firstWay: Way;
  /** A text to begin with. */
  firstText?: string | undefined;
}

export function NewArticle({ personId, desks, firstWay, firstText }: Props) {
  const go = useGo();
  const [deskId, setDeskId] = useState(desks[0]?.id ?? '');
  const [work, setWork] = useState(noWork);
  const canGiveOut = desks.find(({ id }) => id === deskId)?.canGiveOut === true;
  const draft = useDraft(deskId, { firstWay, firstText, takesArchive: true });
  const kept = useKeptImport(draft, {
    personId,
    // The sample takes nobody's own text away.
    keptAs: firstText === undefined ? 'new article' : 'new article from the sample',
    deskId,
    work,
    onDesk: (wanted, saidWork) => {
      if (!desks.some(({ id }) => id === wanted)) return;
      setDeskId(wanted);
      setWork(saidWork);
    },
    firstText,
  });
  const { isBusy, error, fieldErrors, bringIn, cancel } = useBringingIn(draft, kept);
  const { ownerId = null, ...others } = fieldErrors;
  const halfDue = useHalfMoment();

  const make = () => {
    const { read, archive, sendId, corrections } = draft;
    if (archive !== null) {
      return callWithFile(createFromArchive, { query: { id: sendId, deskId, name: archive.file.name.slice(-255) }, file: archive.file });
    }
    if (read === null) throw new Error('there is nothing to make an article of');
    return call(createArticle, {
      query: { deskId },
      body: { id: sendId, draft: read.draft, corrections, origin: read.origin, ...(canGiveOut && saidOf(work)) },
    });
  };
  const chooseDesk = (next: string) => {
    setDeskId(next);
    // Who may own it is another question on each desk.
    setWork((before) => ({ ...before, ownerId: '' }));
  };
  const start = async () => {
    if (halfDue.look()) return halfDue.ref.current?.focus();
    await bringIn({
      send: make,
      onHere: ({ id }) => go(`/articles/${id}`),
      tellArrived: ({ id, title }) => ({ text: `“${shownTitle(title)}” is brought in.`, wayName: 'Open it', way: `/articles/${id}` }),
      tellMissed: (error) => ({
        text: sayMissed(error, draft.archive?.preview.title ?? titleOf(draft), 'brought in'),
        // An archive is not kept in the tab.
        wayName: draft.archive === null ? wayNameTo(kept) : 'Choose it again',
        way: firstText === undefined ? '/articles/new' : '/articles/new?from=sample',
      }),
    });
  };

  return (
    <div className="imp">
      <section className="from" aria-label="The text">
        <h1 className="h1">New article</h1>
        <div className="import-form" inert={isBusy}>
          <DraftSource draft={draft} kept={kept} firstText={firstText} />
          <div className="facts">
            <Field label="Desk">{(ids) => <DeskSelect {...ids} desks={desks} deskId={deskId} onDesk={chooseDesk} />}</Field>
            {/* An archive is brought in as it is. */}
            {canGiveOut && draft.archive === null && (
              <NewWorkFields deskId={deskId} work={work} onWork={setWork} error={ownerId} halfDue={halfDue} />
            )}
          </div>
        </div>
        <ImportEnd
          draft={draft}
          isBusy={isBusy}
          errors={[error, ...Object.values(others)]}
          backTo="/articles"
          onCancel={cancel}
          verb="Start tagging"
          onStart={() => void start()}
        />
      </section>
      {draft.archive !== null ? (
        <ArchiveFound archive={draft.archive} />
      ) : (
        <DraftFound draft={draft} isSent={isBusy} nothing="The cleaned text shows here, paragraph by paragraph, for you to look over." />
      )}
    </div>
  );
}
