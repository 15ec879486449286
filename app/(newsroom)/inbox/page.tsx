import type { Metadata } from 'next';
import { NoDeskYet } from '@/components/desk/no-desk-yet';
import { InboxPage } from '@/components/inbox/inbox-page';
import { isOnNoDesk } from '@/lib/domain/people/permissions';
import { ofPerson } from '../of-person';

export const metadata: Metadata = { title: 'Inbox' };

export default ofPerson(async function InboxOfPersonPage(actor) {
  if (isOnNoDesk(actor)) return <NoDeskYet title="Inbox" />;
  return <InboxPage />;
});
