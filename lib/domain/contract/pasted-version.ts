import { z } from 'zod';
import { AnchorState } from '../anchors/anchor';
import { TagKind } from '../tags/tag-kinds';
import { Uuid } from '../uuid';
import { ArticleSummary } from './articles';

/** What became of one tag: its words before and now (null: gone), and how much of them is left (0 to 1). */
export const ReviewRow = z.object({
  annotationId: Uuid,
  label: z.string().nullable(),
  kind: TagKind,
  before: z.string(),
  after: z.string().nullable(),
  state: AnchorState,
  score: z.number(),
});

/** The article after its whole text was replaced, and the tags that moved, drifted or lost their words by it. */
export const PastedVersion = z.object({
  article: ArticleSummary,
  review: z.array(ReviewRow),
  /** How many other tags have not been on their words since before, and wait to be looked at. */
  waiting: z.number().int(),
});
export type PastedVersion = z.infer<typeof PastedVersion>;
