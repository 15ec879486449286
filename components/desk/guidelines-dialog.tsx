import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { call } from '@/lib/api';
import type { Desk } from '@/lib/domain/contract/desks';
import { Guidelines, readGuidelines, saveGuidelines } from '@/lib/domain/contract/guidelines';
import { MAX_GUIDELINES_CHARS } from '@/lib/domain/tags/tag-types';
import { tabDrafts } from '@/lib/editor/outbox/tab-drafts';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Field, TextArea } from '../ui/field';
import { FormDialog } from '../ui/form-dialog';
import { Skeleton } from '../ui/skeleton';
import { sentenceOf, unlessChanged, useRequest } from '../ui/use-request';

/** What was written here, and over which version: those of before may be read anew meanwhile. */
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
  /** Those of a colleague who was quicker. */
  const [theirs, setTheirs] = useState<string | null>(null);
  const sendOnce = (body: Written) => {
    setTheirs(null);
    return unlessChanged(call(saveGuidelines, { params, body }), Guidelines, (now) => {
      // What is written goes on from theirs: it is set by who has seen them. More may have been written since it was sent.
      setTheirs(now.desk);
      write({ ...(writtenIn(drafts, desk.id) ?? body), basedOn: now.version });
    });
  };
  const end = () => {
    drafts.set(desk.id, null);
    onClose();
  };
  const submit = () => {
    if (written === null) return;
    return run(
      () => sendOnce(written),
      (saved) => {
        if (saved === null) return;
        client.setQueryData<Guidelines>(queryKey, saved);
        end();
      },
    );
  };
  return (
    <FormDialog
      isWide
      title={`Guidelines of ${desk.name}`}
      description="They stand beside the text of its articles, above those of the house."
      verb="Set the guidelines"
      cancel="Keep them as they are"
      off={written === null ? 'Nothing has changed yet.' : undefined}
      isBusy={isBusy}
      onClose={onClose}
      onCancel={end}
      onSubmit={submit}
    >
      {read.isError ? (
        <Banner tone="danger" action={<Button onClick={() => void read.refetch()}>Try again</Button>}>
          {sentenceOf(read.error)}
        </Banner>
      ) : read.data ? (
        <Field label="Guidelines" hint="What everyone who tags and checks on this desk holds to." error={error}>
          {(ids) => (
            <TextArea
              {...ids}
              rows={10}
              maxLength={MAX_GUIDELINES_CHARS}
              value={written?.desk ?? read.data.desk}
              onChange={({ target: { value } }) => write({ basedOn: written?.basedOn ?? read.data.version, desk: value })}
            />
          )}
        </Field>
      ) : (
        <Skeleton height="240px" />
      )}
      {theirs !== null && (
        <>
          <Banner tone="warn" title="The guidelines were changed meanwhile">
            Below they are as they are now. Yours stay in the field: set them once more to put them in that place.
          </Banner>
          <section aria-label="As they are now">
            <p className="guidelines" dir="auto">
              {theirs}
            </p>
          </section>
        </>
      )}
    </FormDialog>
  );
}
