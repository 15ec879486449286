import type { ArticleState } from '../article-state';
import type { Follow } from '../newer-version/follow-ranges';
import type { Thread } from '../talk/thread';
import type { Anchor } from './anchor';
import type { AnchoredMap } from './anchored-map';
import { concernedBy, idsOf, settleAnchors, type TextChange } from './settle-anchors';

/** A thread's anchor that is to be more than its mapped positions. */
export interface ThreadEffect {
  threadId: string;
  anchor: Anchor;
}

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
  follow: Follow | null,
  oldest: number,
): ThreadEffect[] {
  const isLost = ({ about }: Thread) => about.on === 'words' && (about.lostSeq ?? 0) > oldest;
  const concerned = concernedBy(change, threads, () => idsOf(threads.values(), isLost));
  const pairs = [...threadAnchors(concerned).values()].map(({ id, anchor }) => [id, anchor] as const);
  const near = settleAnchors(change, pairs, idsOf(concerned, isLost));
  const effects = follow ? follow({ annotations: threadAnchors(threads.values()) }, change.doc, change.maps, near) : near;
  return effects.map(({ annotationId, anchor }) => ({ threadId: annotationId, anchor }));
}

/** The threads with the anchors that an entry decided. A thread whose words went remembers when. */
export function applyThreadEffects(threads: AnchoredMap<Thread>, effects: readonly ThreadEffect[], seq: number): AnchoredMap<Thread> {
  const changed = effects.flatMap(({ threadId, anchor }) => {
    const thread = threads.get(threadId);
    if (thread?.about.on !== 'words') return [];
    const { lostSeq = seq } = thread.about;
    const about = { on: 'words' as const, anchor, ...(anchor.state === 'orphaned' && { lostSeq }) };
    return [{ ...thread, about }];
  });
  return threads.with(changed);
}
