'use client';
import { useState } from 'react';
import { call } from '@/lib/api';
import { endOwnSessions } from '@/lib/domain/contract/me';
import { Button } from '../../ui/button';
import { FormDialog } from '../../ui/form-dialog';
import { useRequest } from '../../ui/use-request';
import { Setting } from './section';

export function OwnSessions() {
  const [isAsking, setAsking] = useState(false);
  const { isBusy, error, run } = useRequest();
  const end = () =>
    run(
      () => call(endOwnSessions, {}),
      () => window.location.assign('/sign-in'),
    );

  return (
    <Setting title="Where you are signed in" hint="A session ends by itself after 12 hours. If you left one open somewhere, end them all.">
      <Button onClick={() => setAsking(true)}>Sign out everywhere</Button>
      <FormDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Sign out everywhere?"
        description="Every session ends, this one too. Work that is not sent yet stays in its browser and is sent when you sign in there again."
        verb="Sign out everywhere"
        cancel="Stay signed in"
        isBusy={isBusy}
        error={error}
        onSubmit={end}
      />
    </Setting>
  );
}
