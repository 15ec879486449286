import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import { pagePerson } from '@/lib/domain/contract/page-person';
import { DomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { ofProcess } from '../of-process';
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

/** The actor of a request to the API, or null. An open stream asks again where rights have changed. */
export async function actorOfRequest(request: Request): Promise<Actor | null> {
  return actorOfToken(await tokenOf(request));
}

/** The actor of a request to the API, or `signed-out`: also where it comes from another person's page, which goes on in nobody else's name. */
export async function requireActorOf(request: Request): Promise<Actor> {
  const token = await tokenOf(request);
  const now = await actorOfToken(token);
  if (token) keepSeen(token.personId, now);
  const actor = signedIn(now);
  if (isFromAnothersPage(request, actor)) throw someoneElse();
  return actor;
}

/** For so long it is tried with somebody as they were. If they are another by then, what they send takes the lock meanwhile. */
const SEEN_MS = 10_000;
/** How many are remembered; those who were read longest ago go first. */
const MAX_SEEN = 2_000;

const seen = ofProcess('seen actors', () => new Map<string, { actor: Actor; untilMs: number }>());

/**
 * The actor of a request as they were a moment ago, in the session that it names; null where that is not known. Nothing may be given or written on it
 * alone: it is for what the tables compare when it is written (`insertIfSame`, `actorNow`), and no reason to refuse anybody either.
 */
export async function seenActorOf(request: Request): Promise<Actor | null> {
  const token = await tokenOf(request);
  const known = token && seen.get(token.personId);
  if (!known || Date.now() >= known.untilMs || known.actor.sessionVersion !== token.sessionVersion) return null;
  return isFromAnothersPage(request, known.actor) ? null : known.actor;
}

function keepSeen(personId: string, actor: Actor | null): void {
  seen.delete(personId);
  if (actor) seen.set(personId, { actor, untilMs: Date.now() + SEEN_MS });
  const oldest = seen.keys().next().value;
  if (seen.size > MAX_SEEN && oldest !== undefined) seen.delete(oldest);
}

const tokenOf = (request: Request) => readSessionToken(readCookie(request.headers, cookieName('session')));

function isFromAnothersPage(request: Request, { id }: Actor): boolean {
  const said = request.headers.get(pagePerson);
  return said !== null && said !== id;
}

/** The actor of the page being rendered, or null. One query for each rendering, however many components ask. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const jar = await cookies();
  return actorOfToken(await readSessionToken(jar.get(cookieName('session'))?.value));
});

/** The actor of the page being rendered; the signed-out are sent to sign in, and come back to this page afterwards, with all that its address says. */
export async function requirePageActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor !== null) return actor;
  const to = (await headers()).get(pathHeader) ?? '/';
  redirect(`/sign-in?to=${encodeURIComponent(to)}`);
}

function signedIn(actor: Actor | null): Actor {
  if (actor === null) throw new DomainError('signed-out', 'Your session has ended. Sign in to go on; what you wrote is kept here.');
  return actor;
}
