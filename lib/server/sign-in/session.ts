import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import { pagePerson } from '@/lib/domain/contract/page-person';
import { DomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { ActorRow, actorJson } from '../rights/actor-row';
import { storageFailure } from '../storage-failure';
import { cookieName, pathHeader, readCookie, readSessionToken, type SessionToken } from './session-cookie';
import { someoneElse } from './someone-else';

/**
 * The actor that a session token stands for, read from the tables at every call, so that a disabled person, a changed role or a raised
 * `sessionVersion` counts at the next request. Null if the session has ended. `busy` if the database does not answer: that is no sign-out.
 */
export async function actorOfToken(token: SessionToken | null): Promise<Actor | null> {
  if (token === null) return null;
  try {
    // In SQL: every request asks for it, and so it is one statement.
    const rows = await prisma.$queryRaw`/* prepared read_actor */
      select ${actorJson} as actor from "Person"
      where id = ${token.personId}::uuid and "disabledAt" is null and "sessionVersion" = ${token.sessionVersion}`;
    return z.array(z.object({ actor: ActorRow })).parse(rows)[0]?.actor ?? null;
  } catch (error) {
    throw storageFailure(error) ?? error;
  }
}

/** The actor of a request to the API, or null. An open stream asks again before each delivery. */
export async function actorOfRequest(request: Request): Promise<Actor | null> {
  return actorOfToken(await readSessionToken(readCookie(request.headers, cookieName('session'))));
}

/** The actor of a request to the API, or `signed-out`: also where it comes from another person's page, which goes on in nobody else's name. */
export async function requireActorOf(request: Request): Promise<Actor> {
  const actor = signedIn(await actorOfRequest(request));
  const said = request.headers.get(pagePerson);
  if (said !== null && said !== actor.id) throw someoneElse();
  return actor;
}

/** The actor of the page being rendered, or null. One query for each rendering, however many components ask. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const jar = await cookies();
  return actorOfToken(await readSessionToken(jar.get(cookieName('session'))?.value));
});

/** The actor of the page being rendered; the signed-out are sent to sign in, and come back to this page (or `path`) afterwards. */
export async function requirePageActor(path?: string): Promise<Actor> {
  const actor = await currentActor();
  if (actor !== null) return actor;
  const to = path ?? (await headers()).get(pathHeader) ?? '/';
  redirect(`/sign-in?to=${encodeURIComponent(to)}`);
}

function signedIn(actor: Actor | null): Actor {
  if (actor === null) throw new DomainError('signed-out', 'Your session has ended. Sign in to go on; what you wrote is kept here.');
  return actor;
}
