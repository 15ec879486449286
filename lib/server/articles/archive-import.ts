import type { ArticleSummary } from '@/lib/domain/contract/articles';
import type { ArchivePreview } from '@/lib/domain/contract/imports';
import { hasDueDates, withoutDueDates } from '@/lib/domain/import/due-dates';
import { MAX_ARCHIVE_BYTES } from '@/lib/domain/import/import-limits';
import { refusals } from '@/lib/domain/import/refusals';
import { type Actor, may } from '@/lib/domain/people/permissions';
import type { Evidence } from '@/lib/domain/sources/evidence';
import { matchSources } from '@/lib/domain/sources/match-sources';
import { sayJoined, sayOtherDescription } from '@/lib/domain/sources/other-description';
import type { Source } from '@/lib/domain/sources/source';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { isQuery } from '@/lib/domain/talk/query';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { titleKeyOf } from '@/lib/domain/text/title-key';
import { type Db, inTransaction, prisma, type Transaction } from '../database';
import type { ReadArchive } from '../import/archive-file';
import { runArchiveReader } from '../import/reader-queue';
import { readActorNow } from '../rights/actor-now';
import { authorize } from '../rights/authorize';
import { lockAllAddresses, sourceColumns, sourceOfRow } from '../sources/source-rows';
import { authorIdOfNew, authorizeNew, storeOnce } from './article-store';

type ReadBytes = (maxBytes: number) => Promise<Uint8Array>;

/**
 * What a Galley archive holds, and what of it is left out. Who may see all of the desk is told whether it has an article of that headline, and what the
 * archive says otherwise of its sources. Nothing is stored. An archive that is damaged or none: `unreadable-file`; over 100 MB: `too-large`. It is read no
 * further once `gone` is aborted.
 */
export async function previewArchive(actor: Actor, deskId: string, readBytes: ReadBytes, gone?: AbortSignal): Promise<ArchivePreview> {
  await authorizeNew(actor, deskId);
  const { preview, leftBehind, sources, imported } = await archiveOf(readBytes, { deskId, name: '' }, gone);
  const reader = await readActorNow(prisma, actor);
  await authorizeNew(reader, deskId);
  const isUndated = !may(reader, 'assign', { deskId }) && hasDueDates(imported);
  const left = [...(leftBehind === null ? [] : [leftBehind]), ...(isUndated ? [DATES_LEFT] : [])];
  // Authors know of the desk's sources only what their own articles rest on: of a link that they made up they are not told whether the desk has it.
  if (!may(reader, 'tag', { deskId })) return { ...preview, warnings: left };
  const twins = await findTwins(prisma, deskId, sources);
  const ofArchive = new Set(sources.map(({ id }) => id));
  const warnings = sources.flatMap((source) => {
    const twin = twins.get(source.id);
    if (!twin) return [];
    return ofArchive.has(twin.id) ? sayJoined(source, twin) : (sayOtherDescription(source, twin) ?? []);
  });
  return { ...preview, warnings: [...left, ...(await sayBeside(deskId, preview.title)), ...warnings] };
}

/** What to say where the desk has an article of that headline: who brings the same archive in twice would else have two that look alike. */
async function sayBeside(deskId: string, title: string): Promise<string[]> {
  if (isUnseen(title)) return [];
  const alike = await prisma.article.findMany({
    where: { deskId, titleKey: titleKeyOf(title), title, deletedAt: null },
    select: { isArchived: true },
    take: 100,
  });
  if (alike.length === 0) return [];
  const where = alike.every(({ isArchived }) => isArchived) ? 'among the archived articles of the desk' : 'on the desk';
  return [`An article of this headline is ${where} already. This one comes in beside it.`];
}

const DATES_LEFT = 'Its due dates are left out: editors and leads of the desk say by when.';

/**
 * An article equal to the archived one, in a desk, with a journal of its own. Everything gets a new id; people of the archive are named, not taken for people
 * of this house. A source whose address the desk has is the desk's. Bringing tags, sources, verdicts, requests for a reply, comments or suggestions takes the
 * rights to give them; due dates of who may not give out work are left out. Sent again with the same id it is still one article.
 */
export async function createFromArchive(
  actor: Actor,
  { id, deskId, name }: { id: string; deskId: string; name: string },
  readBytes: ReadBytes,
): Promise<ArticleSummary> {
  await authorizeNew(actor, deskId);
  const archive = await archiveOf(readBytes, { deskId, name });
  // It may have come for five minutes, waited for its turn, and been read for one: rights that were taken away meanwhile are gone.
  const sender = await readActorNow(prisma, actor);
  await authorizeNew(sender, deskId);
  authorizeContent(sender, deskId, archive);
  const { imported, sources } = archive;
  const given = may(sender, 'assign', { deskId }) ? imported : withoutDueDates(imported);
  const details = { ...given.details, authorId: authorIdOfNew(sender, deskId), isArchived: false };
  const isSentAgain = (await prisma.article.count({ where: { id } })) > 0;
  const twins = isSentAgain ? new Map() : await storeSources(sender, deskId, sources);
  const onDesk = { ...given, details, annotations: given.annotations.map((one) => onTwins(one, twins)) };
  return storeOnce(sender, id, onDesk, (now) => {
    authorize(now, 'create article', { deskId });
    authorizeContent(now, deskId, archive);
    if (hasDueDates(given)) authorize(now, 'assign', { deskId });
  });
}

/** Returns if the actor may give the desk all that an archive brings beside its text. */
function authorizeContent(actor: Actor, deskId: string, { imported, sources }: ReadArchive): void {
  const { annotations, threads, suggestions, replyRequests } = imported;
  const subject = { deskId, own: true };
  if (annotations.length > 0 || sources.length > 0 || replyRequests) authorize(actor, 'tag', subject);
  if (threads) authorize(actor, 'comment', subject);
  if (suggestions) authorize(actor, 'suggest words', subject);
  if (threads?.some(isQuery)) authorize(actor, 'ask author', subject);
  if (annotations.some(({ verdict }) => verdict !== null)) authorize(actor, 'give verdict', subject);
}

/**
 * Stores those that the desk has not, and gives what stands for the others. In a transaction of its own: a long article takes minutes to store, and all
 * who link a source would wait. One whose article then does not come is a source of the desk, and is found again when the archive is sent again.
 */
async function storeSources(actor: Actor, deskId: string, sources: readonly Source[]): Promise<ReadonlyMap<string, Source>> {
  if (sources.length === 0) return new Map();
  return inTransaction(async (tx) => {
    await lockAllAddresses(tx, deskId);
    const twins = await findTwins(tx, deskId, sources);
    await insertSources(
      tx,
      actor,
      sources.filter(({ id }) => !twins.has(id)),
    );
    return twins;
  });
}

/** The sources that stand for some of the archive's, by the archive's id. */
async function findTwins(db: Pick<Db, 'source'>, deskId: string, sources: readonly Source[]): Promise<Map<string, Source>> {
  const alike = [{ url: { in: addressesOf(sources) } }, { url: null, title: { in: sources.map(({ title }) => title) } }];
  const rows = await db.source.findMany({ where: { deskId, OR: alike }, orderBy: { id: 'asc' } });
  return matchSources(sources, rows.map(sourceOfRow));
}

const addressesOf = (sources: readonly Source[]) => sources.flatMap(({ url }) => url ?? []);

function onTwins(annotation: Annotation, twins: ReadonlyMap<string, Source>): Annotation {
  const onTwin = (one: Evidence): Evidence => ({ ...one, sourceId: twins.get(one.sourceId)?.id ?? one.sourceId });
  return { ...annotation, evidence: annotation.evidence.map(onTwin), removedEvidence: annotation.removedEvidence.map(onTwin) };
}

async function archiveOf(readBytes: ReadBytes, target: { deskId: string; name: string }, gone?: AbortSignal): Promise<ReadArchive> {
  const bytes = await readBytes(MAX_ARCHIVE_BYTES);
  if (bytes.length === 0) throw refusals.empty();
  return runArchiveReader({ bytes, ...target }, { gone });
}

async function insertSources(tx: Transaction, actor: Actor, sources: readonly Source[]): Promise<void> {
  await tx.source.createMany({
    data: sources.map(({ createdAt, updatedAt, ...source }) => ({
      ...sourceColumns(source),
      id: source.id,
      deskId: source.deskId,
      createdById: actor.id,
      createdAt: new Date(createdAt),
      updatedAt: new Date(updatedAt),
    })),
  });
}
