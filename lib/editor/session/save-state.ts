/** What the save state shows. It never says saved while anything is only here. */
export type SaveState =
  | { name: 'saved'; at: string | null }
  | { name: 'saving' }
  | { name: 'offline'; kept: number }
  | { name: 'not-saved'; kept: number; reason: string; isUnkept?: true }
  | { name: 'signed-out'; kept: number; isUnkept?: true }
  /** `isGone`: the article is not there any more, or not for this person. */
  | { name: 'reload'; reason: string; isUnkept?: true; isGone?: true };

/** Said where nothing is sent any more and nothing could be kept. */
const COPY_FIRST = 'This page saves nothing any more, and this browser cannot keep your changes. Copy them before you reload.';

const LEAVE_OPEN = 'This browser cannot keep your changes. Leave the page open until they are saved.';

/**
 * What came of sending, `sent`, as it is said where the browser could not keep `kept` changes: that comes before why they were not sent, for the
 * page must not be left.
 */
export function asUnkept(sent: SaveState, kept: number): SaveState {
  if (sent.name === 'saved') return sent;
  if (sent.name === 'signed-out') return { ...sent, isUnkept: true };
  if (sent.name === 'reload') return { name: 'reload', reason: COPY_FIRST, isUnkept: true };
  return { name: 'not-saved', kept, reason: LEAVE_OPEN, isUnkept: true };
}
