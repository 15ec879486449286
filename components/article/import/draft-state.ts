import { v7 as uuidv7 } from 'uuid';
import type * as contract from '@/lib/domain/contract/imports';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import type { Held } from './held-corrections';

/** A Galley archive that was dropped: it is brought in as it is, so there is nothing to correct. */
export interface DroppedArchive {
  file: File;
  preview: contract.ArchivePreview;
}

export interface DraftState extends Held {
  /** True from the first letter typed until the newest text is read. */
  isReading: boolean;
  /** What the reader made of the newest text, and where it came from. */
  read: contract.DraftAnswer | null;
  archive: DroppedArchive | null;
  error: string | null;
  /** Reads the same again, where a refusal was not of the text itself. */
  tryAgain: (() => void) | null;
}

/** The draft of a way by which nothing has come yet. */
export const noDraft = (): DraftState => ({
  isReading: false,
  read: null,
  archive: null,
  corrections: {},
  sendId: uuidv7(),
  holding: 'all',
  error: null,
  tryAgain: null,
});

/** Where a text comes from. */
export type Way = 'paste' | 'file';

/** The title as it would be kept now. */
export function titleOf({ read, corrections }: Pick<DraftState, 'read' | 'corrections'>): string {
  const found = corrections.rejectChanges ? (read?.draft.rejected ?? read?.draft)?.found : read?.draft.found;
  return (corrections.title ?? found?.title ?? '').trim();
}

/** Why nothing can be made of the draft yet, or undefined. */
export function whyNot(
  draft: Pick<DraftState, 'isReading' | 'read' | 'archive' | 'corrections' | 'error' | 'tryAgain'>,
): string | undefined {
  if (draft.isReading) return 'The text is being read.';
  if (draft.error !== null) return draft.tryAgain ? 'The text was not read. Choose Try again first.' : draft.error;
  if (draft.archive !== null) return undefined;
  if (draft.read === null) return 'Paste a text or choose a file first.';
  return isUnseen(titleOf(draft)) ? 'Write a title first.' : undefined;
}
