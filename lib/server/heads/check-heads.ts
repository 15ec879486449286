import { type HeadLine, NO_LINE, readHeadLine } from '@/lib/domain/journal/head-line';
import { prisma } from '../database';

/** What was found of lines that were kept: all of them held, or the first that did not, in a sentence. */
export type HeadsFound = { lines: number; heads: number; fault: string | null };

/**
 * Compares lines that were kept outside with the journals: each line must follow the one before it, and each head must still be in its article's
 * journal. The first that does not is named. A kept part may begin after the first line. For keepers of the house: rights are not asked.
 */
export async function checkHeads(kept: AsyncIterable<string> | Iterable<string>): Promise<HeadsFound> {
  let last: { number: number; hash: string } | null = null;
  const found = { lines: 0, heads: 0 };
  for await (const text of kept) {
    if (text === '') continue;
    found.lines += 1;
    const line = readHeadLine(text);
    if (line === null)
      return { ...found, fault: `Line ${found.lines} of the file cannot be read: it was changed, or is no line of heads.` };
    const before = last ?? (line.number === 1 ? NO_LINE : { number: line.number - 1, hash: line.before });
    if (line.number !== before.number + 1 || line.before !== before.hash) {
      return {
        ...found,
        fault: `Line ${found.lines} of the file does not follow the one before it: a line was changed, taken out or put in.`,
      };
    }
    const fault = await missingHead(line);
    if (fault !== null) return { ...found, fault };
    found.heads += line.heads.length;
    last = line;
  }
  return { ...found, fault: null };
}

async function missingHead({ number, at, heads }: HeadLine): Promise<string | null> {
  const [missing] = await prisma.$queryRaw<{ articleId: string; seq: number; isThere: boolean }[]>`
    select r."articleId"::text, r.seq, e.id is not null as "isThere"
    from rows from (jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as ("articleId" uuid, seq int, hash text))
      with ordinality as r("articleId", seq, hash, n)
    left join "JournalEntry" e on e."articleId" = r."articleId" and e.seq = r.seq
    where e.hash is distinct from r.hash order by r.n limit 1`;
  if (!missing) return null;
  const { articleId, seq, isThere } = missing;
  return `Article ${articleId} no longer holds the head of line ${number} (${at}): its entry ${seq} ${isThere ? 'is another one' : 'is missing'}.`;
}
