import { AnchorState } from '@/lib/domain/anchors/anchor';
import { TagKind } from '@/lib/domain/tags/tag-kinds';
import { VerdictValue } from '@/lib/domain/verdicts/verdict';
import { lookOf, type OwnLook, ownLook, VerdictColour, type VerdictLook, VerdictSign } from '@/lib/domain/verdicts/verdict-look';

/** How a mark looks and is named: all that is known of it but its places. */
export interface MarkLook extends OwnLook {
  kind: TagKind;
  label: string | null;
  verdict: VerdictValue | null;
  isStale: boolean;
  anchorState: AnchorState;
  /** A fact stands on the words of its claim, and is drawn only while it is the active tag. Left out: none. */
  isFact?: boolean;
  /** A claim with a verdict that others are still to look at: it needs someone, and keeps its tint. Left out: it does not. */
  isOpen?: boolean;
  /** Stale by its statement alone: the words are those that were judged. Left out: it is not. */
  isRestated?: boolean;
}

/** A look as a number of 16 bits, never 0. */
export const packLook = (look: MarkLook) =>
  1 +
  TagKind.options.indexOf(look.kind) +
  ((look.verdict === null ? 0 : 1 + VerdictValue.options.indexOf(look.verdict)) << 3) +
  ((look.isStale ? 1 : 0) << 6) +
  (AnchorState.options.indexOf(look.anchorState) << 7) +
  (look.isFact ? 1 << 9 : 0) +
  // A stale verdict counts as none: one bit says of what is fresh that it is open, and of what is stale by what.
  (look.isOpen || look.isRestated ? 1 << 15 : 0) +
  (look.verdict === null ? 0 : packOwn(lookOf(look.verdict, look)));

const packOwn = ({ sign, colour }: VerdictLook) =>
  (VerdictSign.options.indexOf(sign) << 10) + (VerdictColour.options.indexOf(colour) << 13);

/** The look of a number, with the label that goes with it; null of 0. */
export function unpackLook(packed: number, label: string | null): MarkLook | null {
  if (packed === 0) return null;
  const verdict = VerdictValue.options[((packed >> 3) & 7) - 1] ?? null;
  const isStale = ((packed >> 6) & 1) === 1;
  return {
    kind: TagKind.options[(packed & 7) - 1] ?? 'claim',
    label,
    verdict,
    ...(verdict !== null &&
      ownLook(verdict, { sign: VerdictSign.options[(packed >> 10) & 7], colour: VerdictColour.options[(packed >> 13) & 3] })),
    isStale,
    anchorState: AnchorState.options[(packed >> 7) & 3] ?? 'exact',
    ...(((packed >> 9) & 1) === 1 && { isFact: true }),
    ...(packed >> 15 === 1 && (isStale ? { isRestated: true } : { isOpen: true })),
  };
}
