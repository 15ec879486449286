'use client';
import { Mail, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { call } from '@/lib/api';
import { type Invitation, withdrawInvitation } from '@/lib/domain/contract/one-time-links';
import { Button } from '../ui/button';
import { useCalled } from '../ui/named-together';
import { useToast } from '../ui/toast';
import { unlessGone } from '../ui/unless-gone';
import { useTrying } from '../ui/use-trying';
import { roleNames } from './role-names';

const DAY_MS = 24 * 3_600_000;

export function InvitationRow({ invitation, now }: { invitation: Invitation; now: string }) {
  const router = useRouter();
  const toast = useToast();
  const trying = useTrying();
  const called = useCalled();
  const { id, email, name, deskName, role, invitedBy, expiresAt } = invitation;
  const daysLeft = Math.ceil((Date.parse(expiresAt) - Date.parse(now)) / DAY_MS);
  const withdraw = () =>
    trying(async () => {
      const isWithdrawn = await unlessGone(call(withdrawInvitation, { params: { invitationId: id } }));
      toast({ text: `The invitation of ${email} ${isWithdrawn ? 'is withdrawn.' : 'was used or withdrawn already.'}` });
      router.refresh();
    });

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
              Invited by {called(invitedBy)}. Runs out {daysLeft <= 1 ? 'within a day' : `in ${daysLeft} days`}
            </span>
          </div>
        </div>
      </td>
      <td className="dim2">{roleNames[role]}</td>
      <td className="dim2">{deskName}</td>
      <td className="text-right">
        <Button variant="quiet" size="s" isIcon aria-label={`Withdraw the invitation of ${email}`} onClick={() => void withdraw()}>
          <X className="i s" aria-hidden="true" />
        </Button>
      </td>
    </tr>
  );
}
