import type { ArticleState } from '../article-state';
import type { FollowRanges } from '../newer-version/follow-ranges';
import type { Thread } from '../talk/thread';
import { type Anchor, isPartlyLost } from './anchor';
import type { AnchoredMap } from './anchored-map';
import { concernedBy, hasLostPart, idsOf, settleAnchors, type TextChange } from './settle-anchors';

/** A thread's anchor that is to be more than its mapped positions. */
export interface ThreadEffect {
  threadId: string;
  anchor: Anchor;
  lost?: PartLoss | undefined;
}

/** Of words in several places: that those of a place went by this entry (`now`), or went `before` and are gone still. */
export type PartLoss = 'now' | 'before';

/** The threads about words of the text, as what has an anchor. */
export function threadAnchors(threads: Iterable<Thread>): Map<string, { id: string; anchor: Anchor }> {
  const anchors = new Map<string, { id: string; anchor: Anchor }>();
  for (const { id, about } of threads) if (about.on === 'words') anchors.set(id, { id, anchor: about.anchor });
  return anchors;
}

/**
 * What a change of the text means for the threads about words of it, as `settleAnchors` decides for tags. `oldest`: words that went before
 * this seq are not looked for in what is pasted. `follow`: what says where ranges went when a newer version was pasted over.
 */
export function decideThreadEffects(
  { threads }: Pick<ArticleState, 'threads'>,
  change: TextChange,
  follow: FollowRanges | null,
  oldest: number,
): ThreadEffect[] {
  const isLost = ({ about }: Thread) => about.on === 'words' && (about.lostSeq ?? 0) > oldest;
  const concerned = concernedBy(change, threads, () => idsOf(threads.values(), isLost));
  const pairs = [...threadAnchors(concerned).values()].map(({ id, anchor }) => [id, anchor] as const);
  const near = settleAnchors(change, pairs, idsOf(concerned, isLost));
  const effects = follow ? follow({ annotations: threadAnchors(threads.values()) }, change.doc, change.maps, near) : near;
  return effects.map(({ id: threadId, anchor }) => {
    const about = threads.get(threadId)?.about;
    const lost = about?.on === 'words' ? lossOf(about.anchor, anchor) : null;
    return { threadId, anchor, ...(lost && { lost }) };
  });
}

function lossOf(before: Anchor, after: Anchor): PartLoss | null {
  // That all went at once the anchor says by itself.
  if (after.state === 'orphaned') return isPartlyLost(before) ? 'now' : null;
  if (!isPartlyLost(after)) return null;
  return hasLostPart(before, after) ? 'now' : 'before';
}

/** The threads with the anchors that an entry decided. A thread whose words went, or those of a place, remembers when. */
export function applyThreadEffects(threads: AnchoredMap<Thread>, effects: readonly ThreadEffect[], seq: number): AnchoredMap<Thread> {
  const changed = effects.flatMap(({ threadId, anchor, lost }) => {
    const thread = threads.get(threadId);
    if (thread?.about.on !== 'words') return [];
    const { lostSeq = seq } = thread.about;
    const isLost = anchor.state === 'orphaned' || lost !== undefined;
    const about = { on: 'words' as const, anchor, ...(isLost && { lostSeq: lost === 'now' ? seq : lostSeq }) };
    return [{ ...thread, about }];
  });
  return threads.with(changed);
}
