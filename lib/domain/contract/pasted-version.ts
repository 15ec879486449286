import { z } from 'zod';
import { AnchorState } from '../anchors/anchor';
import { TagKind } from '../tags/tag-kinds';
import { Uuid } from '../uuid';
import { ArticleSummary } from './articles';

/** What became of one tag when a newer version was pasted over, for a person to look at. */
export const ReviewRow = z.object({
  annotationId: Uuid,
  label: z.string().nullable(),
  kind: TagKind,
  /** Its words in the text before; those that it once had, if they were gone there already. */
  before: z.string(),
  /** Its words now, or null if they are gone. */
  after: z.string().nullable(),
  state: AnchorState,
  /** 0 to 1: how much of the words before stands in the words now. */
  score: z.number(),
});
export type ReviewRow = z.infer<typeof ReviewRow>;

/** The article after its whole text was replaced, and the tags that moved, drifted or lost their words by it. */
export const PastedVersion = z.object({
  article: ArticleSummary,
  review: z.array(ReviewRow),
  /** How many other tags have not been on their words since before, and wait to be looked at. */
  waiting: z.number().int(),
});
export type PastedVersion = z.infer<typeof PastedVersion>;
