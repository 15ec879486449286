import type { Metadata } from 'next';
import { ClaimsPage } from '@/components/claims/claims-page';
import { NoDeskYet } from '@/components/desk/no-desk-yet';
import { isOnNoDesk } from '@/lib/domain/people/permissions';
import { listDesks } from '@/lib/server/people/desks';
import { ofPerson } from '../of-person';

export const metadata: Metadata = { title: 'Claims' };

export default ofPerson(async function ClaimListPage(actor) {
  if (isOnNoDesk(actor)) return <NoDeskYet title="Claims" />;
  const desks = await listDesks(actor);
  return <ClaimsPage desks={desks.map(({ id, name }) => ({ id, name }))} />;
});
