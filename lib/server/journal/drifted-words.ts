import { storedWords } from '@/lib/domain/anchors/anchor';
import type { ArticleState } from '@/lib/domain/article-state';
import { statementOf } from '@/lib/domain/checks/statement';
import { prisma } from '../database';
import { runInTurns } from '../in-turns';
import { claimVector } from './claim-words';

/** A tag whose words differ from its quote: what it reads now, and by which terms the memory of the house is to find it. */
interface DriftedRow {
  id: string;
  words: string;
  terms: string;
}

/**
 * The tags of a state whose rows say other words than the article does. Only words that differed already can come to that: what makes them differ is
 * written with its entry, and a key in them afterwards writes the text alone. Read without the article's lock, which only what is found here needs.
 */
export async function readDriftedBehind(state: ArticleState): Promise<DriftedRow[]> {
  const drifted = await runInTurns(driftedIn(state));
  if (drifted.length === 0) return [];
  const now = JSON.stringify(drifted.map(({ id, words }) => ({ id, words })));
  const behind = await prisma.$queryRaw<{ id: string }[]>`
    select n.id::text from jsonb_to_recordset(${now}::jsonb) as r(id uuid, words text)
    join "Annotation" n on n.id = r.id and n."articleId" = ${state.articleId}::uuid where n.words <> r.words`;
  const ids = new Set(behind.map(({ id }) => id));
  return drifted.filter(({ id }) => ids.has(id)).map((one) => ({ ...one, terms: claimVector(one) }));
}

/** With a pause after each tag. */
function* driftedIn({ doc, annotations }: ArticleState) {
  const found: { id: string; words: string; statement: string | null }[] = [];
  for (const one of annotations.values()) {
    if (one.anchor.state === 'drifted') found.push({ id: one.id, words: storedWords(doc, one.anchor), statement: statementOf(one) });
    yield;
  }
  return found;
}
