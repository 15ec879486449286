import { z } from 'zod';

/**
 * The kinds of tag, one entry each. `clear` means "seen, nothing to check" and has no label, card or tint.
 * `letter` begins a label (C1); `precedence` decides whose word it is in the composition when tags overlap (lowest first).
 */
export const tagKinds = {
  claim: { letter: 'C', name: 'Claim', key: 'c', precedence: 1, takesVerdict: true, line: 'solid' },
  proposal: { letter: 'P', name: 'Proposal', key: 'p', precedence: 2, takesVerdict: false, line: 'double' },
  opinion: { letter: 'O', name: 'Opinion', key: 'o', precedence: 3, takesVerdict: false, line: 'wave' },
  clear: { letter: null, name: 'Clear', key: 'x', precedence: 4, takesVerdict: false, line: 'none' },
} as const;

/** The name of a kind. */
export const TagKind = z.enum(['claim', 'opinion', 'proposal', 'clear']);
export type TagKind = z.infer<typeof TagKind>;

/** The kinds a person chooses from, in the order of menus and keys. */
export const labelledKinds = ['claim', 'opinion', 'proposal'] as const satisfies TagKind[];
/** The name of a kind that has labels. */
export type LabelledKind = (typeof labelledKinds)[number];

/** The label of the `number`th tag of a kind (C1, O2, P3), or null for a kind without labels. Numbers start at 1. */
export function labelOf(kind: TagKind, number: number): string | null {
  const letter = tagKinds[kind].letter;
  return letter === null ? null : `${letter}${number}`;
}
