import type { Metadata } from 'next';
import { OnNoDesk } from '@/components/desk/no-desk-yet';
import { ScalePage } from '@/components/house/scale-page';
import { isOnNoDesk } from '@/lib/domain/people/permissions';
import { readVerdictScale } from '@/lib/server/house/verdict-scale';
import { ofPerson } from '../../of-person';

export const metadata: Metadata = { title: 'Verdicts' };

export default ofPerson(async function PeopleVerdictsPage(actor) {
  if (isOnNoDesk(actor)) return <OnNoDesk />;
  const scale = await readVerdictScale(actor);
  return <ScalePage scale={scale} mayChange={actor.isAdmin} />;
});
