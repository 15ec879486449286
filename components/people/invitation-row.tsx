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
  // The mail server may take its time, and a second invitation would end the first while that is on its way.
  const [isMaking, setMaking] = useState(false);
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
              {/* Always there: what comes together with its first words is often not said. */}
              <span role="status">{isMaking && 'Making a new invitation'}</span>
              {!isMaking && (
                <>
                  Invited by {called(invitedBy)}. {sayRunsOut(expiresAt, now)}
                </>
              )}
            </span>
          </div>
        </div>
      </td>
      <td className="dim2">{roleNames[role]}</td>
      <td className="dim2">{deskName}</td>
      <td className="text-right">
        <InvitationActions
          invitation={invitation}
          isOut={Date.parse(expiresAt) > Date.parse(now)}
          isMaking={isMaking}
          onMaking={setMaking}
        />
      </td>
    </tr>
  );
}

interface ActionsProps {
  invitation: Invitation;
  /** Its link still works. */
  isOut: boolean;
  /** It is being made anew. */
  isMaking: boolean;
  onMaking: (isMaking: boolean) => void;
}

function InvitationActions({ invitation: { id, email, name, deskId, role }, isOut, isMaking, onMaking }: ActionsProps) {
  const router = useRouter();
  const toast = useToast();
  const trying = useTrying();
  const [made, setMade] = useState<{ link: NewLink; isInsteadOf: boolean } | null>(null);
  const inviteAgain = async () => {
    onMaking(true);
    await trying(async () => {
      const link = await call(createInvitation, { body: { email, name: name === '' ? undefined : name, deskId, role } });
      setMade({ link, isInsteadOf: isOut });
      router.refresh();
    });
    onMaking(false);
  };
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
          <Button
            variant="quiet"
            size="s"
            isIcon
            aria-label={label}
            aria-busy={isMaking || undefined}
            off={isMaking ? 'A new invitation is being made.' : undefined}
          >
            <Ellipsis className="i s" aria-hidden="true" />
          </Button>
        }
      >
        <MenuRow onSelect={() => void inviteAgain()}>Invite again</MenuRow>
        <MenuRow onSelect={() => void withdraw()}>Withdraw</MenuRow>
      </Menu>
      <LinkDialog
        link={made?.link ?? null}
        onClose={() => setMade(null)}
        title="The invitation is ready"
        email={email}
        lasts="7 days"
        isInsteadOf={made?.isInsteadOf ?? false}
      />
    </>
  );
}
