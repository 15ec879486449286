import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { AwaitsLine } from '@/components/ui/awaits-line';
import { Banner } from '@/components/ui/banner';
import { Field, TextArea } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { LoadFailed } from '@/components/ui/load-failed';
import { Skeleton } from '@/components/ui/skeleton';
import { unlessChanged } from '@/components/ui/unless-changed';
import { useAnswerState } from '@/components/ui/use-answer-state';
import { useRequest } from '@/components/ui/use-request';
import { useStillHere } from '@/components/ui/use-still-here';
import { call } from '@/lib/api';
import type { Desk } from '@/lib/domain/contract/desks';
import { Guidelines, readGuidelines, saveGuidelines } from '@/lib/domain/contract/guidelines';
import { MAX_GUIDELINES_CHARS } from '@/lib/domain/tags/tag-types';
import { tabDrafts } from '@/lib/editor/outbox/tab-drafts';

/** What was written here, and over which version: those from before may be read anew meanwhile. */
const Written = z.object({ basedOn: z.number(), desk: z.string() });
type Written = z.infer<typeof Written>;

const writtenIn = (drafts: ReturnType<typeof tabDrafts>, deskId: string) => Written.safeParse(drafts.get(deskId)).data ?? null;

interface Props {
  personId: string;
  desk: Desk;
  onClose: () => void;
}

/**
 * What a desk holds to when it tags and checks, written by who manages it: it stands beside the text of its articles. What is begun waits in the
 * tab until it is set or put away.
 */
export function GuidelinesDialog({ personId, desk, onClose }: Props) {
  const { isBusy, error, run } = useRequest();
  const client = useQueryClient();
  const params = { deskId: desk.id };
  const queryKey = ['guidelines', desk.id];
  const read = useQuery({ queryKey, queryFn: ({ signal }) => call(readGuidelines, { params, signal }), staleTime: 0, gcTime: 0 });
  // By itself: each letter of a draft writes all that is kept with it.
  const drafts = tabDrafts(personId, 'guidelines');
  const [written, setWritten] = useState(() => writtenIn(drafts, desk.id));
  const write = (next: Written) => {
    drafts.set(desk.id, next);
    setWritten(next);
  };
  /** Those of a colleague who was quicker. Whoever opens the dialog anew is told of them again. */
  const [theirs, setTheirs] = useState<Guidelines | null>(null);
  const isHere = useStillHere();
  const forget = () => drafts.set(desk.id, null);
  const close = () => {
    forget();
    onClose();
  };
  const setOnce = (body: Written) => {
    const put = call(saveGuidelines, { params, body: { ...body, basedOn: theirs?.version ?? body.basedOn } });
    return unlessChanged(put, Guidelines, setTheirs);
  };
  const submit = () => {
    if (written === null) return;
    return run(
      () => setOnce(written),
      (saved) => {
        if (saved === null) return;
        client.setQueryData<Guidelines>(queryKey, saved);
        const newest = writtenIn(drafts, desk.id);
        // More was written since it was sent, here or in the dialog as it was opened again.
        if (newest !== null && newest.desk !== written.desk) {
          setTheirs(null);
          write({ ...newest, basedOn: saved.version });
        } else if (isHere()) close();
        else forget();
      },
    );
  };
  const answer = useAnswerState(read);
  const stands = written ?? (read.data && { basedOn: read.data.version, desk: read.data.desk });
  return (
    <FormDialog
      isWide
      title={`Guidelines of ${desk.name}`}
      description="They stand beside the text of its articles, above those of the house."
      verb="Set the guidelines"
      cancel="Keep them as they are"
      off={written === null ? 'Nothing has changed yet.' : undefined}
      isBusy={isBusy}
      error={error}
      onClose={onClose}
      onCancel={close}
      onSubmit={submit}
    >
      {stands !== undefined ? (
        <Field label="Guidelines" hint="What everyone who tags and checks on this desk holds to.">
          {(ids) => (
            <TextArea
              {...ids}
              rows={10}
              maxLength={MAX_GUIDELINES_CHARS}
              value={stands.desk}
              onChange={({ target: { value } }) => write({ basedOn: stands.basedOn, desk: value })}
            />
          )}
        </Field>
      ) : read.isError ? (
        <LoadFailed failure={read.error} onRetry={() => void read.refetch()} />
      ) : answer === 'no-line' ? (
        <AwaitsLine what="They come" />
      ) : (
        <Skeleton height="240px" />
      )}
      {theirs !== null && (
        <>
          <Banner tone="warn" title="The guidelines were changed meanwhile">
            {theirs.desk === '' ? 'There are none now.' : 'Below they are as they are now.'} Yours stay in the field: set them once more to
            put them in that place.
          </Banner>
          {theirs.desk !== '' && (
            <section aria-label="As they are now">
              <p className="guidelines" dir="auto">
                {theirs.desk}
              </p>
            </section>
          )}
        </>
      )}
    </FormDialog>
  );
}
