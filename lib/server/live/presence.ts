import { v7 as uuidv7 } from 'uuid';
import type { PresenceMessage, PresenceNews, PresenceReport } from '@/lib/domain/contract/presence';
import type { Viewer } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { log } from '../log';
import { ofProcess } from '../of-process';
import { colourOfRow } from '../people/given-colour';
import { whoMayRead } from '../rights/article-readers';
import { eventBytes } from './article-feed';
import { hearOfAllReaders, hearOfAllRights, hearPresenceNotices, PRESENCE_CHANNEL } from './listener';
import { noticesOf, PresenceNotice } from './presence-notice';
import { PresenceRoom, type Said } from './presence-room';

/** What is said within it is told at once: a tab that says more is heard ten times a second. */
const GATHER_MS = 100;
const SWEEP_MS = 5_000;
/** A reader that has not taken what came before is told all again after so long, and so are faces that could not be read. */
const AGAIN_MS = 1_000;
/** Of articles beyond it nobody is told. */
const MAX_ROOMS = 5_000;

/** Takes news. False: what came before was not taken yet, so this is passed over and all is told later. */
type Hear = (news: PresenceNews) => boolean;

/** Whose rights changed, and in which article; null where that may be anybody, or any. */
interface Changed {
  personId: string | null;
  articleId: string | null;
}

interface Article {
  room: PresenceRoom;
  hearers: Set<Hear>;
  behind: Set<Hear>;
  /** What own tabs said and other processes were not told yet, by person and tab. */
  untold: Map<string, Said>;
  timer: ReturnType<typeof setTimeout> | null;
}

/** Everyone who is in the article, as far as it is known here: the first news of a stream. */
export function presenceOf(articleId: string): PresenceNews {
  return presence.articles.get(articleId)?.room.all() ?? { people: [], more: 0, isAll: true };
}

/**
 * News of who is in an article as a viewer may hear them. To who sees no drafts of queries it is not told which cards are open: whose card was
 * open on which claim when work on a draft was stored would tell them whose that is, and about what.
 */
export function presenceFor({ seesDrafts }: Viewer, news: PresenceNews): PresenceNews {
  if (seesDrafts) return news;
  const people = news.people.map(({ place, ...one }) => ({ ...one, place: place && { ...place, annotationId: null } }));
  return { ...news, people };
}

/** What was written of news, for who sees drafts and who does not. */
const written = new WeakMap<PresenceNews, Map<boolean, Uint8Array>>();

/** News of an article as they go over the line to a viewer, written once for all who hear the same: fifty people who move are heard of by two hundred. */
export function presenceBytes(articleId: string, viewer: Viewer, news: PresenceNews): Uint8Array {
  const ofNews = written.get(news) ?? new Map<boolean, Uint8Array>();
  written.set(news, ofNews);
  const message = () => ({ articleId, ...presenceFor(viewer, news) }) satisfies PresenceMessage;
  const bytes = ofNews.get(viewer.seesDrafts) ?? eventBytes('presence', message());
  ofNews.set(viewer.seesDrafts, bytes);
  return bytes;
}

/** Everyone who is in it for somebody who asks, and hears of nothing: names are read where they are not known yet. Rights are the caller's to look at. */
export async function readPresence(articleId: string): Promise<PresenceNews> {
  await presence.listen();
  const article = presence.articles.get(articleId);
  if (article) await learnFaces([article.room]);
  return presenceOf(articleId);
}

/** The people who are in these articles and not away, as far as it is known here; articles without any are left out. Rights are the caller's to look at. */
export async function peopleIn(articleIds: readonly string[]): Promise<Map<string, { personId: string; name: string }[]>> {
  await presence.listen();
  const rooms = articleIds.flatMap((id) => {
    const article = presence.articles.get(id);
    return article ? [{ id, room: article.room }] : [];
  });
  await learnFaces(rooms.map(({ room }) => room));
  return new Map(rooms.map(({ id, room }) => [id, room.here()] as const).filter(([, people]) => people.length > 0));
}

/** Calls `hear` with what changes about who is in the article, gathered for a moment. Gives the way to stop. Rights are the caller's to look at. */
export async function hearOfPresence(articleId: string, hear: Hear): Promise<() => void> {
  await presence.listen();
  const article = presence.articleOf(articleId);
  article?.hearers.add(hear);
  // Names are read for those who hear them only.
  presence.tellSoon(articleId, 0);
  return () => {
    article?.hearers.delete(hear);
    article?.behind.delete(hear);
  };
}

/** Takes what a person's tab said of itself, and tells it to all who hear of the article, in every process. The caller has looked at the right. */
export async function keepPresence(personId: string, articleId: string, report: PresenceReport): Promise<void> {
  await presence.listen();
  presence.say(articleId, personId, report);
}

/** Who is where: in the memory of each process, and nowhere else. */
class Presence {
  readonly articles = new Map<string, Article>();
  private readonly processId = uuidv7();
  private listening: Promise<unknown> | null = null;

  /** Hears the other processes from now on, and asks them who is here. */
  async listen(): Promise<void> {
    this.listening ??= this.beginListening();
    await this.listening;
  }

  private async beginListening(): Promise<void> {
    setInterval(() => this.sweep(), SWEEP_MS).unref();
    await hearPresenceNotices((notice) => this.takeNotice(notice));
    const showOut = (changed: Changed) => {
      this.showOutStrangers(changed).catch((error: unknown) =>
        log.warn({ err: error }, 'It could not be read who may still be in an article'),
      );
    };
    await hearOfAllRights((personId) => showOut({ personId, articleId: null }));
    // What was missed is looked for once, with the rights.
    await hearOfAllReaders((articleId) => articleId !== null && showOut({ personId: null, articleId }));
    // The connection may be older than our ears.
    this.takeNotice(null);
  }

  say(articleId: string, personId: string, report: PresenceReport): void {
    const article = this.articleOf(articleId);
    if (!article) return;
    const said = { ...report, personId };
    if (!article.room.say(said, true, Date.now())) return;
    article.untold.set(`${personId} ${report.tabId}`, said);
    this.tellSoon(articleId);
  }

  articleOf(articleId: string): Article | null {
    const known = this.articles.get(articleId);
    if (known || this.articles.size >= MAX_ROOMS) return known ?? null;
    const made = { room: new PresenceRoom(), hearers: new Set<Hear>(), behind: new Set<Hear>(), untold: new Map(), timer: null };
    this.articles.set(articleId, made);
    return made;
  }

  tellSoon(articleId: string, ms = GATHER_MS): void {
    const article = this.articles.get(articleId);
    if (!article || article.timer !== null) return;
    article.timer = setTimeout(() => {
      article.timer = null;
      this.tell(articleId, article).catch((error: unknown) => {
        log.warn({ err: error }, 'It could not be told who is in an article');
        this.tellSoon(articleId, AGAIN_MS);
      });
    }, ms);
    article.timer.unref();
  }

  private async tell(articleId: string, article: Article): Promise<void> {
    const untold = [...article.untold.values()];
    article.untold.clear();
    for (const notice of noticesOf(this.processId, articleId, untold)) await this.notify(notice);
    if (article.hearers.size === 0) return;
    await learnFaces([article.room]);
    const news = article.room.news();
    const all = article.room.all();
    for (const hear of article.behind) {
      if (hear(all)) article.behind.delete(hear);
    }
    for (const hear of article.hearers) {
      if (news && !article.behind.has(hear) && !hear(news)) article.behind.add(hear);
    }
    if (article.behind.size > 0) this.tellSoon(articleId, AGAIN_MS);
  }

  private takeNotice(text: string | null): void {
    // The connection is new: what the others know, and whatever was missed, is asked for.
    if (text === null) this.notifySoon([{ type: 'who', from: this.processId }]);
    const notice = PresenceNotice.safeParse(text).data;
    if (!notice || notice.from === this.processId) return;
    if (notice.type === 'who') this.answer();
    else this.takeWords(notice.articleId, notice.tabs);
  }

  private answer(): void {
    this.notifySoon([...this.articles].flatMap(([articleId, { room }]) => noticesOf(this.processId, articleId, room.ownWords())));
  }

  private takeWords(articleId: string, tabs: readonly Said[]): void {
    const article = this.articleOf(articleId);
    for (const said of tabs) article?.room.say(said, false, Date.now());
    this.tellSoon(articleId);
  }

  /**
   * Takes those out of articles who may not read them any more: what their tabs would say of it is refused, their farewell too. Each process hears
   * of it, and does the same.
   */
  private async showOutStrangers(changed: Changed): Promise<void> {
    const rooms = [...this.articles].flatMap(([articleId, { room }]) => {
      if (changed.articleId !== null && changed.articleId !== articleId) return [];
      const ids = room.personIds().filter((id) => changed.personId === null || id === changed.personId);
      return ids.length > 0 ? [{ articleId, ids }] : [];
    });
    if (rooms.length === 0) return;
    const heads = await prisma.article.findMany({
      where: { id: { in: rooms.map(({ articleId }) => articleId) }, deletedAt: null },
      select: { id: true, deskId: true, authorId: true },
    });
    for (const { articleId, ids } of rooms) {
      const head = heads.find(({ id }) => id === articleId);
      const readers = new Set(head ? (await whoMayRead(prisma, head, ids)).map(({ id }) => id) : []);
      this.forget(articleId, new Set(ids.filter((id) => !readers.has(id))));
    }
  }

  private forget(articleId: string, personIds: ReadonlySet<string>): void {
    const article = this.articles.get(articleId);
    if (!article || personIds.size === 0) return;
    for (const id of personIds) article.room.forget(id);
    for (const [key, { personId }] of article.untold) if (personIds.has(personId)) article.untold.delete(key);
    this.tellSoon(articleId);
  }

  private notifySoon(notices: readonly PresenceNotice[]): void {
    const notifyAll = async () => {
      for (const notice of notices) await this.notify(notice);
    };
    // A database that does not answer: the tabs say again soon that they are here.
    notifyAll().catch((error: unknown) => log.warn({ err: error }, 'Other processes could not be told who is here'));
  }

  private async notify(notice: PresenceNotice): Promise<void> {
    await prisma.$executeRaw`select pg_notify(${PRESENCE_CHANNEL}, ${JSON.stringify(notice)})`;
  }

  private sweep(): void {
    const now = Date.now();
    for (const [articleId, { room, hearers, timer }] of this.articles) {
      if (room.expire(now)) this.tellSoon(articleId);
      else if (room.isEmpty && hearers.size === 0 && timer === null) this.articles.delete(articleId);
    }
  }
}

/** Reads names and colours of those who have come: once, as long as they are there, and in one query. */
async function learnFaces(rooms: readonly PresenceRoom[]): Promise<void> {
  const newcomers = rooms.map((room) => ({ room, ids: room.unlearned() }));
  const ids = [...new Set(newcomers.flatMap((one) => one.ids))];
  if (ids.length === 0) return;
  const rows = await prisma.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, preferences: true } });
  const faces = new Map(rows.map((row) => [row.id, { name: row.name, colour: colourOfRow(row) }]));
  for (const one of newcomers) for (const id of one.ids) one.room.learn(id, faces.get(id) ?? null);
}

// What a tab said to one route is told by the stream of another.
const presence = ofProcess('presence', () => new Presence());
