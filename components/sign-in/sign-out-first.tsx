'use client';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useRequest } from '@/components/ui/use-request';
import { EntryForm } from './entry-form';
import { useSignOut } from './use-sign-out';

/** What a link says to somebody else than it is for, who is signed in. Signed out they come back to it, at `to`. */
export function SignOutFirst({ title, says, to }: { title: string; says: string; to: string }) {
  const { isBusy, error, run } = useRequest();
  const { signOut, question } = useSignOut(to, (work) => void run(work));
  return (
    <>
      <EntryForm onSubmit={() => void run(signOut)}>
        <h1>{title}</h1>
        <p className="sub">{says}</p>
        {error !== null && <Banner tone="danger">{error}</Banner>}
        <Button type="submit" variant="primary" size="l" isBusy={isBusy}>
          Sign out
        </Button>
        <a className="btn lg" href="/articles">
          Stay signed in
        </a>
      </EntryForm>
      {question}
    </>
  );
}
