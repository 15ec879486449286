'use client';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useRequest } from '@/components/ui/use-request';
import { call } from '@/lib/api';
import { acceptInvitation, type InvitationView } from '@/lib/domain/contract/one-time-links';
import { EntryForm } from './entry-form';
import { SignOutFirst } from './sign-out-first';

interface Props {
  token: string;
  link: InvitationView;
}

/** An invitation for an account that nobody is signed in to here. It says of the account no more than that. */
export function SignInToJoin({ token, link }: Props) {
  return (
    <div className="in">
      <Invited link={link} says={`You are invited as ${link.role}, with ${link.email}.`} />
      {/* A page of its own: whoever comes back from it is somebody else. */}
      <a className="btn primary lg" href={`/sign-in?to=${encodeURIComponent(`/invitation/${token}`)}`}>
        Sign in to join
      </a>
    </div>
  );
}

/** An invitation for the person who is signed in. */
export function JoinDesk({ token, link }: Props) {
  const { isBusy, error, run } = useRequest();
  const join = () =>
    run(
      () => call(acceptInvitation, { body: { token } }),
      () => window.location.assign('/articles'),
    );
  return (
    <EntryForm onSubmit={() => void join()}>
      <Invited link={link} says={`You are invited as ${link.role}, with ${link.email}. You are signed in with it.`} />
      {error !== null && <Banner tone="danger">{error}</Banner>}
      <Button type="submit" variant="primary" size="l" isBusy={isBusy}>
        Join
      </Button>
    </EntryForm>
  );
}

/** An invitation for somebody else than the person who is signed in: whether that one has an account is not said. */
export function SignOutToJoin({ token, link, name }: Props & { name: string }) {
  const says = `This invitation is for ${link.email}, and you are signed in as ${name}.`;
  return <SignOutFirst title={`Join ${link.deskName}`} says={says} to={`/invitation/${token}`} />;
}

function Invited({ link, says }: { link: InvitationView; says: string }) {
  return (
    <>
      <h1>Join {link.deskName}</h1>
      <p className="sub">{says}</p>
    </>
  );
}
