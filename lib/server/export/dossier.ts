import type { ArticleState } from '@/lib/domain/article-state';
import { dossierMoment } from '@/lib/domain/dossier/dossier-input';
import { writeDossier } from '@/lib/domain/dossier/write-dossier';
import { DomainError } from '@/lib/domain/errors';
import { fileNameOf } from '@/lib/domain/export/file-name';
import type { Actor } from '@/lib/domain/people/permissions';
import { inTransaction, type Transaction } from '../database';
import { readHead } from '../journal/article-row';
import { rebuildState } from '../journal/keyframes';
import { authorizeArticle } from '../rights/authorize-article';
import { readInputFor } from './export-input';
import { journalPages } from './journal-pages';
import { streamOf } from './stream-of';

/** More than any program unpacks: it would have to be parted. In bytes of payloads. */
const MAX_JOURNAL_BYTES = 1_500_000_000;

/** Long articles are rebuilt from their last keyframe; it is one of few that read so much. */
const MAX_MS = 60_000;

/** What the dossier of an article will be of, at a seq or as `dossierMoment` says. Refused as it would be. */
export async function announceDossier(actor: Actor, articleId: string, seq?: number) {
  await authorizeArticle(actor, 'make dossier', articleId);
  return readAtOneMoment(async (tx) => {
    const { state, headSeq } = await readMoment(tx, articleId, seq);
    const { hash } = await tx.journalEntry.findUniqueOrThrow({
      where: { articleId_seq: { articleId, seq: state.seq } },
      select: { hash: true },
    });
    return { fileName: nameOf(state), seq: state.seq, hash, headSeq };
  });
}

/**
 * The audit dossier of an article at a seq, or as `dossierMoment` says, as a zip that is written while it is read: however long the journal is, a
 * page of it lies in memory. Refused (`not-found`) for a seq beyond the journal's end, `too-large` for a journal that no zip takes.
 */
export async function makeDossier(actor: Actor, articleId: string, seq?: number) {
  await authorizeArticle(actor, 'make dossier', articleId);
  const { headSeq, ...input } = await readAtOneMoment(async (tx) => {
    const { state, signOffs, headSeq } = await readMoment(tx, articleId, seq);
    const people = await tx.$queryRaw<{ id: string }[]>`
      select distinct "actorId"::text as id from "JournalEntry" where "articleId" = ${articleId}::uuid and seq <= ${headSeq}`;
    const written = await readInputFor(tx, state, new Set(people.map(({ id }) => id)), signOffs);
    return { ...written, signOffs, madeBy: { id: actor.id, name: actor.name }, headSeq };
  });
  return {
    fileName: nameOf(input.state),
    mediaType: 'application/zip',
    content: streamOf(writeDossier(input, journalPages(articleId, headSeq)), { articleId, what: 'dossier' }),
  };
}

const nameOf = (state: ArticleState) => fileNameOf(state, 'dossier.zip');

/** All that is read but the journal is read as it was at one moment. */
const readAtOneMoment = <T>(work: (tx: Transaction) => Promise<T>) =>
  inTransaction(work, { isolationLevel: 'RepeatableRead', timeoutMs: MAX_MS });

async function readMoment(tx: Transaction, articleId: string, seq: number | undefined) {
  const { headSeq } = await readHead(tx, articleId);
  if (seq !== undefined && seq > headSeq) throw new DomainError('not-found', 'The article has not come that far.');
  await refuseTooLong(tx, articleId);
  const head = await rebuildState(tx, articleId, headSeq);
  const moment = dossierMoment(head);
  const state = await stateAt(seq ?? moment.seq);
  // Of an earlier moment: those that nobody has withdrawn since, of who had seen no more than that. The words are the same since they were signed.
  return { state, signOffs: moment.signOffs.filter((one) => seq === undefined || one.seq <= seq), headSeq };

  async function stateAt(wanted: number): Promise<ArticleState> {
    return wanted === headSeq ? head : rebuildState(tx, articleId, wanted);
  }
}

async function refuseTooLong(tx: Transaction, articleId: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ bytes: number }[]>`
    select coalesce(sum(octet_length(payload::text)), 0)::float8 as bytes from "JournalEntry" where "articleId" = ${articleId}::uuid`;
  if ((row?.bytes ?? 0) > MAX_JOURNAL_BYTES) {
    throw new DomainError(
      'too-large',
      'The journal of this article is too long for one zip. Whoever keeps the house can back it up instead.',
    );
  }
}
