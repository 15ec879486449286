import { z } from 'zod';
import { DomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/people/permissions';
import type { Db } from '../database';
import { ActorRow, actorJson } from './actor-row';

const Found = z.array(z.object({ actor: ActorRow }));

/**
 * The actor as the tables have them now: for work that is long under way between the question who asks and what it stores. `signed-out` where they were
 * disabled since, or have ended the session in which they ask.
 */
export async function readActorNow(db: Pick<Db, '$queryRaw'>, actor: Actor): Promise<Actor> {
  const found = await db.$queryRaw`
    select ${actorJson} as actor from "Person" where id = ${actor.id}::uuid and "disabledAt" is null`;
  return actorAmong(
    Found.parse(found).map((row) => row.actor),
    actor,
  );
}

/** The actor as `actors` have them, who are people that may sign in, as they are now; `signed-out` as above. */
export function actorAmong(actors: readonly Actor[], { id, sessionVersion }: Actor): Actor {
  const now = actors.find((one) => one.id === id);
  if (!now || (sessionVersion ?? now.sessionVersion) !== now.sessionVersion)
    throw new DomainError('signed-out', 'You are not signed in any more. Sign in again; what you wrote is kept here.');
  return now;
}
