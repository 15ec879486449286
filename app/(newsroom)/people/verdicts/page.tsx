import type { Metadata } from 'next';
import { ScalePage } from '@/components/desk/scale-page';
import { requirePageActor } from '@/lib/server/session';
import { readVerdictScale } from '@/lib/server/verdict-scale';

export const metadata: Metadata = { title: 'Verdicts' };

export default async function PeopleVerdictsPage() {
  const actor = await requirePageActor();
  const isInNoDesk = !actor.isAdmin && Object.keys(actor.memberships).length === 0;
  if (isInNoDesk) return <p className="dim2">You are on no desk yet. An admin can add you to one.</p>;
  const scale = await readVerdictScale(actor);
  return <ScalePage key={scale.version} scale={scale} mayChange={actor.isAdmin} />;
}
