import type { ArticleState } from '@/lib/domain/article-state';
import type { EntryInput } from '@/lib/domain/journal/entry';
import { mergedIntoBy, mergesAskedFor } from '@/lib/domain/journal/merge/merged-away';

type Entry = Pick<EntryInput, 'type' | 'payload'>;

/**
 * By entry, the tag that it merged another into, as far as an entry to be asks: of the one that it takes back, and where the tags that it is about
 * went, from merge to merge. Nothing is read for a tag that is there.
 */
export async function readMerges(
  state: Pick<ArticleState, 'annotations' | 'threads'>,
  input: Entry,
  entryWith: (id: string) => Promise<Entry | null>,
): Promise<ReadonlyMap<string, string>> {
  const merges = new Map<string, string>();
  const { annotations } = state;
  const { entryId, tagIds } = mergesAskedFor(state, input);
  const look = async (id: string) => {
    const entry = await entryWith(id);
    const intoId = entry && mergedIntoBy(entry);
    if (intoId !== null) merges.set(id, intoId);
    return intoId;
  };
  if (entryId !== null) await look(entryId);
  for (const tagId of tagIds) {
    let tag = annotations.get(tagId);
    while (tag?.isRemoved && !merges.has(tag.basis.presence.entryId)) {
      const intoId = await look(tag.basis.presence.entryId);
      tag = annotations.get(intoId ?? '');
    }
  }
  return merges;
}
