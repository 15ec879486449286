import { z } from 'zod';
import { Basis } from '../basis';
import type { TagKind } from '../tags/tag-kinds';

/** Longest statement. UTF-16 units. */
export const MAX_STATEMENT_CHARS = 500;

/** What is checked, as one sentence that stands by itself, or that it was taken away. */
export const Stated = z.object({ statement: z.string().nullable(), basis: Basis });
export type Stated = z.infer<typeof Stated>;

/** The sentence that says what is checked of a claim, or null where nobody has written one. It is kept while the tag is of another kind. */
export const statementOf = ({ kind, stated }: { kind: TagKind; stated?: Stated | undefined }): string | null =>
  kind === 'claim' ? (stated?.statement ?? null) : null;
