import type { Metadata } from 'next';
import { InboxPage } from '@/components/desk/inbox-page';
import { NoDeskYet } from '@/components/desk/no-desk-yet';
import { isOnNoDesk } from '@/lib/domain/people/permissions';
import { ofPerson } from '../of-person';

export const metadata: Metadata = { title: 'Inbox' };

export default ofPerson(async function InboxOfPersonPage(actor) {
  if (isOnNoDesk(actor)) return <NoDeskYet title="Inbox" />;
  return <InboxPage />;
});
