import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '@/lib/api';
import type { Desk } from '@/lib/domain/contract/desks';
import { type Guidelines, readGuidelines, saveGuidelines } from '@/lib/domain/contract/guidelines';
import { MAX_GUIDELINES_CHARS } from '@/lib/domain/tags/tag-types';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Field, TextArea } from '../ui/field';
import { FormDialog } from '../ui/form-dialog';
import { Skeleton } from '../ui/skeleton';
import { sentenceOf, useRequest } from '../ui/use-request';

/** What a desk holds to when it tags and checks, written by who manages it: it stands beside the text of its articles. */
export function GuidelinesDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const { isBusy, error, run } = useRequest();
  const client = useQueryClient();
  const params = { deskId: desk.id };
  const queryKey = ['guidelines', desk.id];
  const read = useQuery({ queryKey, queryFn: ({ signal }) => call(readGuidelines, { params, signal }), staleTime: 0, gcTime: 0 });
  /** What was written here, and over which version: those of before may be read anew meanwhile. */
  const [written, setWritten] = useState<{ basedOn: number; desk: string } | null>(null);
  const submit = () => {
    if (written === null) return;
    return run(
      () => call(saveGuidelines, { params, body: written }),
      (saved) => {
        client.setQueryData<Guidelines>(queryKey, saved);
        onClose();
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
              onChange={({ target: { value } }) => setWritten((before) => ({ basedOn: before?.basedOn ?? read.data.version, desk: value }))}
            />
          )}
        </Field>
      ) : (
        <Skeleton height="240px" />
      )}
    </FormDialog>
  );
}
