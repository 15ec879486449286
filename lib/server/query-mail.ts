import { z } from 'zod';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import type { Actor } from '@/lib/domain/people/permissions';
import { Preferences } from '@/lib/domain/people/preferences';
import { hearsAllAtOnce } from '@/lib/domain/talk/inbox-mail';
import { queriesMessage } from '@/lib/domain/talk/mail-message';
import { whoMayRead } from './article-readers';
import { prisma } from './database';
import { readHead } from './journal/article-row';
import { log } from './log';
import { mailSettings, publicAddress, sendMail } from './mail';

const Sent = z.object({ toId: z.string().nullable() });

/** Entries of one sending that did not fit into one batch follow each other sooner than a person sends again. */
const ONE_SENDING_MS = 60_000;
/** How far back an earlier part of the sending is looked for: others may have written in between. */
const ONE_SENDING_ENTRIES = 200;

/**
 * Mails the author that questions wait, if these entries sent any and the house sends mail: a link, and nothing of the article. Once for a
 * sending, of however many entries. Not who sent them themselves, nor who is mailed about all of their inbox at once: that tells of it. It never
 * throws, and nobody waits for it: what was sent is in the author's inbox in any case.
 */
export async function mailQueries(actor: Actor, articleId: string, entries: readonly JournalEntry[]): Promise<void> {
  try {
    const sent = entries.filter(({ type }) => type === 'queries.sent');
    const others = sent.flatMap(toIdOf).filter((id) => id !== actor.id);
    const [first] = sent;
    if (!first || others.length === 0 || mailSettings() === null) return;
    const told = await toldJustBefore(first);
    const untold = others.filter((id) => !told.includes(id));
    const readers = await whoMayRead(prisma, await readHead(prisma, articleId), untold);
    const ids = readers.map(({ id }) => id);
    const people = await prisma.person.findMany({ where: { id: { in: ids } }, select: { email: true, preferences: true } });
    const message = queriesMessage({ sender: actor.name, link: publicAddress(`/articles/${articleId}/queries`) });
    for (const { email, preferences } of people) {
      if (!hearsAllAtOnce(Preferences.parse(preferences))) await sendMail(email, message);
    }
  } catch (error) {
    log.warn({ err: error }, 'The author was not mailed that questions wait');
  }
}

function toIdOf({ payload }: Pick<JournalEntry, 'payload'>): string[] {
  const { toId } = Sent.parse(payload);
  return toId === null ? [] : [toId];
}

/** Whom the entry before this one of the same tab has told, if it is of the same sending. */
async function toldJustBefore({ articleId, actorId, clientId, seq, at }: JournalEntry): Promise<string[]> {
  const before = await prisma.journalEntry.findFirst({
    where: { articleId, actorId, clientId, seq: { lt: seq, gte: seq - ONE_SENDING_ENTRIES } },
    orderBy: { seq: 'desc' },
    select: { type: true, at: true, payload: true },
  });
  const isPart = before?.type === 'queries.sent' && Date.parse(at) - before.at.getTime() < ONE_SENDING_MS;
  return isPart ? toIdOf(before) : [];
}
