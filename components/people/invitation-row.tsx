'use client';
import { Ellipsis, Mail } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuRow } from '@/components/ui/menu';
import { useCalled } from '@/components/ui/named-together';
import { useToast } from '@/components/ui/toast';
import { unlessGone } from '@/components/ui/unless-gone';
import { useTrying } from '@/components/ui/use-trying';
import { call } from '@/lib/api';
import { createInvitation, type Invitation, type NewLink, withdrawInvitation } from '@/lib/domain/contract/one-time-links';
import { LinkDialog } from './link-dialog';
import { roleNames } from './role-names';
import { sayRunsOut } from './say-runs-out';

/** Someone who was invited and has not come, with the ways to invite them again and to withdraw it. */
export function InvitationRow({ invitation, now }: { invitation: Invitation; now: string }) {
  const called = useCalled();
  const { email, name, deskName, role, invitedBy, expiresAt } = invitation;
  return (
    <tr className="pend">
      <td>
        <div className="who">
          <span className="av l none" aria-hidden="true">
            <Mail className="i s" />
          </span>
          <div>
            <b>
              <bdi>{name === '' ? email : `${name}, ${email}`}</bdi>
            </b>
            <span className="e">
              Invited by {called(invitedBy)}. {sayRunsOut(expiresAt, now)}
            </span>
          </div>
        </div>
      </td>
      <td className="dim2">{roleNames[role]}</td>
      <td className="dim2">{deskName}</td>
      <td className="text-right">
        <InvitationActions invitation={invitation} />
      </td>
    </tr>
  );
}

function InvitationActions({ invitation: { id, email, name, deskId, role } }: { invitation: Invitation }) {
  const router = useRouter();
  const toast = useToast();
  const trying = useTrying();
  const [link, setLink] = useState<NewLink | null>(null);
  const inviteAgain = () =>
    trying(async () => {
      setLink(await call(createInvitation, { body: { email, name: name === '' ? undefined : name, deskId, role } }));
      router.refresh();
    });
  const withdraw = () =>
    trying(async () => {
      const isWithdrawn = await unlessGone(call(withdrawInvitation, { params: { invitationId: id }, query: { email, deskId } }));
      toast({ text: `The invitation of ${email} ${isWithdrawn ? 'is withdrawn.' : 'was used or withdrawn already.'}` });
    }).finally(() => router.refresh());
  const label = `Actions for ${email}`;
  return (
    <>
      <Menu
        label={label}
        trigger={
          <Button variant="quiet" size="s" isIcon aria-label={label}>
            <Ellipsis className="i s" aria-hidden="true" />
          </Button>
        }
      >
        <MenuRow onSelect={() => void inviteAgain()}>Invite again</MenuRow>
        <MenuRow onSelect={() => void withdraw()}>Withdraw</MenuRow>
      </Menu>
      <LinkDialog link={link} onClose={() => setLink(null)} title="The invitation is ready" email={email} lasts="7 days" />
    </>
  );
}
