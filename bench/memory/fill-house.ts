import { once } from 'node:events';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { TERM_RULES } from '@/lib/domain/memory/claim-terms';
import { createRandom } from '../corpus';
import { createClaims, InventedClaim } from './claims';
import { writeClaim } from './write-claim';

/** A claim that is looked for again in other words. */
const Original = z.object({ id: z.string(), claim: InventedClaim });
type Original = z.infer<typeof Original>;

/** What `--keep` leaves for `--again`. */
export const FilledHouse = z.object({
  deskIds: z.array(z.string()),
  checkerIds: z.array(z.string()),
  /** Of every so many claims one, to look for. */
  originals: z.array(Original),
  /** An article in the first desk, with no claims of its own. */
  articleId: z.string(),
});
export type FilledHouse = z.infer<typeof FilledHouse>;

const DESKS = 6;
const CHECKERS = 24;
const CLAIMS_AN_ARTICLE = 50;
const SOURCES = 5_000;
const YEARS_MS = 8 * 365 * 86_400_000;

/** Fills a migrated, empty database with `count` claims by COPY. Triggers are off and the memory's indexes made at the end, as with a restore. */
export async function fillHouse(url: string, count: number, { sample }: { sample: number }): Promise<FilledHouse> {
  const { claimVector } = await import('@/lib/server/journal/claim-words');
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    await client.query(
      "set session_replication_role = replica; set maintenance_work_mem = '512MB'; set max_parallel_maintenance_workers = 0",
    );
    const random = createRandom(71);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const ids = (length: number) => Array.from({ length }, () => uuidv7());
    const [deskIds, checkerIds, sourceIds] = [ids(DESKS), ids(CHECKERS), ids(SOURCES)];
    const articles = ids(Math.ceil(count / CLAIMS_AN_ARTICLE) + 1).map((id, index) => ({
      id,
      deskId: deskIds[index === 0 ? 0 : Math.min(DESKS - 1, Math.floor(DESKS * random() ** 1.5))] ?? '',
    }));
    const copy = (table: string, columns: string, rows: Iterable<string>) =>
      copyRows(client, `copy "${table}" (${columns}) from stdin`, rows);
    const row = (...values: (string | number)[]) => `${values.join('\t')}\n`;
    await copy(
      'Desk',
      'id, name',
      deskIds.map((id, index) => row(id, `Desk ${index + 1}`)),
    );
    await copy(
      'Person',
      'id, email, name',
      checkerIds.map((id, index) => row(id, `${id}@ledger.example`, `Checker ${index + 1}`)),
    );
    await copy(
      'Article',
      'id, "deskId", "createdById", title',
      articles.map(({ id, deskId }, index) => row(id, deskId, checkerIds[0] ?? '', `Article ${index}`)),
    );
    await copy(
      'Source',
      'id, "deskId", title, type, "createdById"',
      sourceIds.map((id, index) => row(id, pick(deskIds), `Source ${index}`, 'document', checkerIds[0] ?? '')),
    );

    const indexes = await client.query(
      `select indexdef, indexname from pg_indexes where tablename = 'RememberedClaim' and indexname <> 'RememberedClaim_pkey'`,
    );
    for (const { indexname } of indexes.rows) await client.query(`drop index "${indexname}"`);
    const claims = createClaims(7);
    const now = Date.now();
    const originals: Original[] = [];
    const every = Math.max(1, Math.floor(count / sample));
    for (let done = 0; done < count; done += CHUNK) {
      const tables: Record<'Annotation' | 'RememberedClaim' | 'Verdict' | 'Evidence', string[]> = {
        Annotation: [],
        RememberedClaim: [],
        Verdict: [],
        Evidence: [],
      };
      for (let index = done; index < Math.min(count, done + CHUNK); index++) {
        const claim = claims.next();
        const id = uuidv7();
        const article = articles[1 + Math.floor(index / CLAIMS_AN_ARTICLE)] ?? articles[0];
        const words = writeClaim(claim);
        const at = new Date(now - random() * YEARS_MS).toISOString();
        const by = pick(checkerIds);
        const isOriginal = index % every === 0 && originals.length < sample;
        const standing =
          isOriginal || random() < 0.8 ? pick(['supported', 'supported', 'supported', 'partly', 'refuted', 'unproven']) : 'none';
        const hasSources = standing === 'supported' || standing === 'refuted' || random() < 0.4;
        if (isOriginal) originals.push({ id, claim });
        tables.Annotation.push(
          row(
            id,
            article?.id ?? '',
            'claim',
            `C${1 + (index % CLAIMS_AN_ARTICLE)}`,
            '{}',
            '{"version":0,"state":"exact","ranges":[]}',
            'exact',
            words,
            standing === 'none' ? 'untouched' : 'decided',
            by,
            at,
            '{"isStale":false}',
          ),
        );
        tables.RememberedClaim.push(
          row(
            id,
            article?.id ?? '',
            article?.deskId ?? '',
            claimVector({ words, statement: null }).replaceAll('\\', '\\\\'),
            TERM_RULES,
            standing,
            hasSources ? 't' : 'f',
            standing === 'none' ? '\\N' : by,
            at,
          ),
        );
        if (standing !== 'none')
          tables.Verdict.push(
            row(uuidv7(), id, article?.id ?? '', standing, 'house', 1, 'As the yearbook has it.', words, '', by, at, 't'),
          );
        if (hasSources) tables.Evidence.push(row(uuidv7(), id, article?.id ?? '', pick(sourceIds), 'supports', '', 'p. 4', by, at, id));
      }
      await copy(
        'Annotation',
        'id, "articleId", kind, label, aliases, anchor, "anchorState", words, "checkState", "createdById", "createdAt", state',
        tables.Annotation,
      );
      await copy(
        'RememberedClaim',
        '"annotationId", "articleId", "deskId", terms, "termRules", standing, "hasSources", "checkedById", at',
        tables.RememberedClaim,
      );
      await copy(
        'Verdict',
        '"entryId", "annotationId", "articleId", value, "scaleId", "scaleVersion", rationale, words, "wordsHash", "byId", at, "isCurrent"',
        tables.Verdict,
      );
      await copy('Evidence', 'id, "annotationId", "articleId", "sourceId", stance, quote, locator, "byId", at, "entryId"', tables.Evidence);
    }
    for (const { indexdef } of indexes.rows) await client.query(indexdef);
    for (const table of ['RememberedClaim', 'Annotation', 'Verdict', 'Evidence', 'Article', 'Person', 'Source'])
      await client.query(`vacuum analyze "${table}"`);
    return { deskIds, checkerIds, originals, articleId: articles[0]?.id ?? '' };
  } finally {
    await client.end();
  }
}

const CHUNK = 20_000;

/** `copy … from stdin` over an open connection: pg has the messages for it, and no way of its own to ask for it. */
async function copyRows(client: pg.Client, sql: string, rows: Iterable<string>): Promise<void> {
  let done: (error?: Error) => void = () => undefined;
  const end = new Promise<void>((resolve, reject) => {
    done = (error) => (error ? reject(error) : resolve());
  });
  let connection: {
    query(text: string): void;
    sendCopyFromChunk(chunk: Buffer): void;
    endCopyFrom(): void;
    stream: import('node:net').Socket;
  } | null = null;
  client.query({
    submit: (opened: NonNullable<typeof connection>) => {
      connection = opened;
      opened.query(sql);
    },
    handleCopyInResponse: async () => {
      const batch: string[] = [];
      for (const line of rows) batch.push(line);
      connection?.sendCopyFromChunk(Buffer.from(batch.join('')));
      if (connection?.stream.writableNeedDrain) await once(connection.stream, 'drain');
      connection?.endCopyFrom();
    },
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => done(),
    handleError: (error: Error) => done(error),
  } as unknown as pg.Submittable);
  await end;
}
