import type { ReactNode } from 'react';
import { WholePage } from '@/components/article/opening/whole-page';
import type { Actor } from '@/lib/domain/people/permissions';
import { requirePageActor } from '@/lib/server/sign-in/session';

/**
 * A page of the newsroom as the one who is signed in may see it; others are sent to sign in, and come back to it. It says whose it is:
 * the layout around it is not made anew when a link leads here, and may be that of somebody who was signed in before.
 */
export const ofPerson =
  <Props,>(page: (actor: Actor, props: Props) => ReactNode | Promise<ReactNode>) =>
  async (props: Props) => {
    const actor = await requirePageActor();
    return (
      <>
        <WholePage personId={actor.id} />
        {await page(actor, props)}
      </>
    );
  };
