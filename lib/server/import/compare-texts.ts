import { Node } from '@tiptap/pm/model';
import type { Anchor } from '@/lib/domain/anchors/anchor';
import { alignDocs } from '@/lib/domain/newer-version/align';
import type { FollowedRange } from '@/lib/domain/newer-version/followed-range';
import { findFollowed } from '@/lib/domain/newer-version/newer-version';
import { articleSchema } from '@/lib/domain/text/article-schema';

/** Two versions of a text, and where the tags stand in the old one, as plain values: they go to the worker thread. */
export interface TextsToCompare {
  oldDoc: unknown;
  newDoc: unknown;
  anchors: { id: string; anchor: Anchor }[];
}

/** The steps (JSON) from the old text to the new one, and where tags went that the steps do not carry. */
export interface ComparedTexts {
  steps: unknown[];
  followed: FollowedRange[];
}

/**
 * Compares two versions of a text. On 100,000 words it takes up to half a second, and seconds where 20,000 tags lost their words: it runs in the worker
 * thread.
 */
export function compareTexts({ oldDoc, newDoc, anchors }: TextsToCompare): ComparedTexts {
  const [before, after] = [Node.fromJSON(articleSchema, oldDoc), Node.fromJSON(articleSchema, newDoc)];
  const alignment = alignDocs(before, after);
  const annotations = new Map(anchors.map((one) => [one.id, one]));
  return { steps: alignment.steps.map((step) => step.toJSON()), followed: findFollowed({ annotations }, after, alignment) };
}
