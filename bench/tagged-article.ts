import { v7 as uuidv7 } from 'uuid';
import { quoteRange } from '@/lib/domain/anchors/anchor';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { makePerson } from '@/lib/server/people.fixture';
import { createRandom, docOf, inventCorpus, type Random } from './corpus';

/** The text of such an article alone. */
export const inventDoc = (words: number, random: Random) => docOf(inventCorpus('latin', words, random));

type Editor = Awaited<ReturnType<typeof makePerson>>;

/** An invented article of so many words with so many tags, stored as if it had been worked on. Only after `openHouse` has named the database. */
export async function makeTaggedArticle(editor: Editor, deskId: string, words: number, tagCount: number): Promise<string> {
  // It connects to the database at import.
  const { makeArticle } = await import('@/lib/server/journal/article.fixture');
  const random = createRandom(words + tagCount);
  const doc = inventDoc(words, random);
  const at = new Date().toISOString();
  const step = Math.floor((doc.content.size - 200) / tagCount);
  const annotations: Annotation[] = [];
  for (let i = 0; i < tagCount; i++) {
    const from = 40 + i * step;
    const place = doc.resolve(from);
    if (!place.parent.isTextblock) continue;
    const to = Math.min(from + 12 + Math.floor(random() * 40), place.end());
    if (doc.textBetween(from, to, '\n').trim() === '') continue;
    const basis = { entryId: uuidv7(), byId: editor.id };
    annotations.push({
      id: uuidv7(),
      kind: (['claim', 'opinion', 'proposal'] as const)[i % 3] ?? 'claim',
      label: `${['C', 'O', 'P'][i % 3]}${Math.floor(i / 3) + 1}`,
      aliases: [],
      anchor: { ranges: [quoteRange(doc, from, to)], state: 'exact' },
      checkState: 'untouched',
      verdict: null,
      isStale: false,
      evidence: [],
      removedEvidence: [],
      rivals: [],
      byId: editor.id,
      at,
      isRemoved: false,
      pastVerdicts: [],
      pastKinds: [],
      basis: { kind: basis, span: basis, presence: basis, checkState: null, verdict: null },
    });
  }
  const labelCounts = { claim: tagCount, opinion: tagCount, proposal: tagCount };
  return makeArticle(editor, deskId, doc, { annotations, labelCounts });
}
