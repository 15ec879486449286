import { claimOf, isFact } from '@/lib/domain/checks/facts';
import { sayRemoved } from '@/lib/domain/journal/change-annotation';
import { mergesAskedFor } from '@/lib/domain/journal/merge/merged-away';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { Outbox } from '../outbox/outbox';
import type { ArticleSession } from '../session/article-session';

type Tags = Pick<ArticleSession, 'annotations' | 'threads'>;

/** The tags that were removed and may be missed, the newest removal first. */
export function tagsToRestore({ annotations }: Pick<Tags, 'annotations'>): Annotation[] {
  const all = [...annotations.values()];
  // Facts that went with their claim come back with it.
  const removed = all.filter((one) => one.isRemoved && one.label !== null && !claimOf({ annotations }, one)?.isRemoved);
  if (removed.length === 0) return [];
  // Facts stand where others do.
  const taken = new Set(all.filter((one) => !one.isRemoved && !isFact(one)).map(placeOf));
  const missed = removed.filter((one) => isFact(one) || !taken.has(placeOf(one)));
  // Ids of entries go by time.
  return missed.sort((a, b) => (a.basis.presence.entryId > b.basis.presence.entryId ? -1 : 1));
}

/** What has to be restored for a tag to be there: of a fact that went with its claim the claim, or else the tag. Null where it is there. */
export function restoredFor(tags: Pick<Tags, 'annotations'>, tag: Annotation): Annotation | null {
  if (!tag.isRemoved) return null;
  const claim = claimOf(tags, tag);
  return claim?.isRemoved ? claim : tag;
}

/** The tag that has to be restored before what was refused can be done, or null where that was refused for something else, or the tag is there again. */
export function restoredFirst(tags: Tags, { item, reason }: Outbox['refused'][number]): Annotation | null {
  const { factOf } = item.payload;
  const ids = [...mergesAskedFor(tags, item).tagIds, ...(typeof factOf === 'string' ? [factOf] : [])];
  const named = ids.flatMap((id) => tags.annotations.get(id) ?? []);
  const gone = named.find((one) => one.isRemoved && reason.startsWith(sayRemoved(one)));
  return gone ? restoredFor(tags, gone) : null;
}

/**
 * The same for two tags that are alike. A tag was merged into the one of its kind on the same words: that is how the browser knows, and with that one
 * there nobody misses it. All whose words were deleted together stand in one place: what they were tells them apart.
 */
export const placeOf = ({ kind, anchor }: Annotation) =>
  JSON.stringify([kind, ...anchor.ranges.map(({ from, to, exact }) => (from < to ? [from, to] : [from, to, exact]))]);
