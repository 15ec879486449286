'use client';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { Field, TextInput } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { useRequest } from '@/components/ui/use-request';
import { useTabDraft } from '@/components/ui/use-tab-draft';
import { ApiError, call } from '@/lib/api';
import { MAX_REVISION_NAME_CHARS, type Revision } from '@/lib/domain/articles/revision';
import { MAX_REASON_CHARS } from '@/lib/domain/checks/check';
import { eraseLine, nameRevision, restoreMoment } from '@/lib/domain/contract/history';
import type { PastedVersion } from '@/lib/domain/contract/pasted-version';
import type { HistoryRow } from '@/lib/domain/history/shown-history';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { sayNumber } from '@/lib/domain/text/say-count';
import { tabDrafts } from '@/lib/editor/outbox/tab-drafts';

interface KeepProps {
  articleId: string;
  /** The number that it will most likely have: the server gives it. */
  number: number;
  onClose: () => void;
  onDone: (revision: Revision) => void;
}

/** Asks what the article as it is now is to be called. */
export function KeepDialog({ articleId, number, onClose, onDone }: KeepProps) {
  const [name, setName] = useState('');
  const entryId = useSendId();
  const { isBusy, error, fieldErrors, run } = useRequest();
  return (
    <FormDialog
      title="Name this revision"
      description={`The article as it is now is kept as revision ${number}: text, tags and verdicts. One can compare with it and come back to its text.`}
      verb="Keep revision"
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => run(() => call(nameRevision, { params: { articleId }, body: { name, entryId } }), onDone)}
    >
      <Field label="Name" error={fieldErrors.name ?? error} hint="Such as “As filed” or “After the lawyers”. It may be empty.">
        {(ids) => (
          <TextInput
            {...ids}
            value={name}
            maxLength={MAX_REVISION_NAME_CHARS}
            dir="auto"
            onChange={(event) => setName(event.target.value)}
            autoFocus
          />
        )}
      </Field>
    </FormDialog>
  );
}

interface EraseProps {
  personId: string;
  articleId: string;
  row: Pick<HistoryRow, 'firstSeq' | 'seq' | 'count'>;
  onClose: () => void;
  onDone: () => void;
}

/** Says what it is to erase words for good, asks why, and does it. The reason waits in the tab, for just these entries, until it is given or put away. */
export function EraseDialog({ personId, articleId, row: { firstSeq, seq, count }, onClose, onDone }: EraseProps) {
  const { draft, keep } = useTabDraft(tabDrafts(personId), `${articleId} erase ${firstSeq} ${seq}`, z.string());
  const reason = draft ?? '';
  const { isBusy, error, fieldErrors, run } = useRequest();
  const erase = () =>
    run(
      () => call(eraseLine, { params: { articleId }, body: { firstSeq, lastSeq: seq, reason } }),
      () => {
        keep(null);
        onDone();
      },
    );
  const these = count === 1 ? 'this entry' : `these ${sayNumber(count)} entries`;
  return (
    <FormDialog
      title={`Erase the words of ${these} for good?`}
      description="Blocks take their place in the journal, in the text as far as it came from here, in the suggestion that brought them there, and in what tags, verdicts and comments quote of it. What people wrote about it themselves, or pasted elsewhere, stays: erase those entries too. So does the fingerprint of the whole text under a signature. Nobody can bring the words back. Tags and positions stay, and the journal still verifies. Backups, exports and dossiers that were made before still hold the words."
      verb="Erase the words"
      isDanger
      isBusy={isBusy}
      error={error}
      off={isUnseen(reason) ? 'Say why first.' : undefined}
      onClose={onClose}
      onCancel={() => {
        keep(null);
        onClose();
      }}
      onSubmit={erase}
    >
      <Field
        label="Why"
        error={fieldErrors.reason ?? null}
        hint="Such as the request or ruling that asks for it. It stays in the history: leave the words out."
      >
        {(ids) => (
          <TextInput
            {...ids}
            value={reason}
            maxLength={MAX_REASON_CHARS}
            dir="auto"
            onChange={({ target: { value } }) => keep(value === '' ? null : value)}
            autoFocus
          />
        )}
      </Field>
    </FormDialog>
  );
}

interface RestoreProps {
  articleId: string;
  seq: number;
  /** The newest entry that the person has seen. */
  baseSeq: number;
  name: string;
  onClose: () => void;
  /** The text has changed since: what is shown is to be read anew. */
  onStale: () => Promise<void>;
  onDone: (answer: PastedVersion) => void;
}

/** Says what restoring does, and does it. */
export function RestoreDialog({ articleId, seq, baseSeq, name, onClose, onStale, onDone }: RestoreProps) {
  const entryId = useSendId();
  const { isBusy, error, run } = useRequest();
  const restore = async () => {
    try {
      return await call(restoreMoment, { params: { articleId, seq }, body: { baseSeq, entryId } });
    } catch (failure) {
      // The next try is made on what they wrote, knowingly.
      if (failure instanceof ApiError && failure.code === 'stale-version') await onStale();
      throw failure;
    }
  };
  return (
    <FormDialog
      title={`Restore ${name}?`}
      description="The text as it was then takes the place of the text as it is now, as a newer version would. Tags, verdicts and evidence stay with their words; those whose words change are listed afterwards. What stands there now stays in the history."
      verb={`Restore ${name}`}
      cancel="Keep the text"
      isBusy={isBusy}
      error={error}
      onClose={onClose}
      onSubmit={() => run(restore, onDone)}
    />
  );
}

/** An id for what a dialog sends. One for each time that it is opened: pressed again, since an answer was lost, it asks for the same thing. */
function useSendId(): string {
  const [id] = useState(() => uuidv7());
  return id;
}
