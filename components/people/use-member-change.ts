'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useToast } from '@/components/ui/toast';
import { useTrying } from '@/components/ui/use-trying';
import { call } from '@/lib/api';
import { removeMember, setMember } from '@/lib/domain/contract/desks';
import { forgetIdentities, type Person, setAdmin, setDisabled } from '@/lib/domain/contract/people';
import type { Role } from '@/lib/domain/people/permissions';
import { underOneId } from './under-one-id';

/** The changes that need no form. Each says what it did, or why not, in a toast, and shows the lists anew. */
export function useMemberChange(person: Person) {
  const router = useRouter();
  const toast = useToast();
  const trying = useTrying();
  const personId = person.id;

  /** True if it was done. */
  const change = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    const isDone = await trying(work);
    if (isDone) toast({ text: done });
    router.refresh();
    return isDone;
  };

  const [underId] = useState(() => underOneId());
  const storeRole = (deskId: string, role: Role, seenRole: Role | null) =>
    underId(JSON.stringify([deskId, role, seenRole]), (changeId) =>
      call(setMember, { params: { deskId, personId }, body: { role, seenRole, changeId } }),
    );

  return {
    /** `seenRole` is what the page showed before; null: they were not on the desk. */
    setRole: (deskId: string, role: Role, seenRole: Role | null) =>
      change(() => storeRole(deskId, role, seenRole), `${person.name} is now ${role}.`),
    leaveDesk: (deskId: string, deskName: string) =>
      change(() => call(removeMember, { params: { deskId, personId } }), `${person.name} is off ${deskName}.`),
    setAdmin: (isAdmin: boolean) =>
      change(
        () => underId(`admin ${isAdmin}`, (changeId) => call(setAdmin, { params: { personId }, body: { isAdmin, changeId } })),
        isAdmin ? `${person.name} is now an admin.` : `${person.name} is no longer an admin.`,
      ),
    forgetIdentities: (provider: string) =>
      change(() => call(forgetIdentities, { params: { personId } }), `${person.name} can sign in with another account at ${provider} now.`),
    setDisabled: (isDisabled: boolean) =>
      change(
        () => underId(`disabled ${isDisabled}`, (changeId) => call(setDisabled, { params: { personId }, body: { isDisabled, changeId } })),
        isDisabled ? `${person.name} is disabled and signed out.` : `${person.name} can sign in again.`,
      ),
  };
}
