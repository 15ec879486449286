import { AnchorState } from '@/lib/domain/anchor';
import { TagKind } from '@/lib/domain/tag-kinds';
import { VerdictValue } from '@/lib/domain/verdict';

/** How a mark looks and is named: all that is known of it but its places. */
export interface MarkLook {
  kind: TagKind;
  label: string | null;
  verdict: VerdictValue | null;
  isStale: boolean;
  anchorState: AnchorState;
  /** A fact stands on the words of its claim, and is drawn only while it is the active tag. Left out: none. */
  isFact?: boolean;
}

/** A look as a number, never 0. */
export const packLook = (look: MarkLook) =>
  1 +
  TagKind.options.indexOf(look.kind) +
  ((look.verdict === null ? 0 : 1 + VerdictValue.options.indexOf(look.verdict)) << 3) +
  ((look.isStale ? 1 : 0) << 6) +
  (AnchorState.options.indexOf(look.anchorState) << 7) +
  (look.isFact ? 1 << 9 : 0);

/** The look of a number, with the label that goes with it; null of 0. */
export function unpackLook(packed: number, label: string | null): MarkLook | null {
  if (packed === 0) return null;
  return {
    kind: TagKind.options[(packed & 7) - 1] ?? 'claim',
    label,
    verdict: VerdictValue.options[((packed >> 3) & 7) - 1] ?? null,
    isStale: ((packed >> 6) & 1) === 1,
    anchorState: AnchorState.options[(packed >> 7) & 3] ?? 'exact',
    ...(packed >> 9 === 1 && { isFact: true }),
  };
}
