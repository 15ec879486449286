import { FIELDS } from '@/components/ui/fields-of-words';

/** A part that is here gives a field focus within so many steps. After them what was typed is dropped, since it was meant for nothing else. */
const STEPS = 10;
/** The wait is cut into steps: a machine that stands still takes one of them, and not all. */
const STEP_MS = 300;

/** Why keys are held no more: Escape, who thinks better of what they asked for. */
export const GIVEN_UP = 'given up';

/** What was pressed, as far as it is pressed again. */
type HeldKey = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/**
 * Holds the keys that somebody types for a part of the page that is still coming: typed into the text they would be commands. Once focus is in
 * that part (`where`, a selector) they are typed there. `coming` ends when its script is here, or will not be. Escape (the reason is `GIVEN_UP` then), or
 * aborting what this gives, holds no more and drops them. Chords go where they always go, but for the one that sends a form.
 */
export function holdKeys(where: string, coming: Promise<void>): AbortController {
  const held: HeldKey[] = [];
  const holding = new AbortController();
  const { signal } = holding;
  const hold = (event: KeyboardEvent) => {
    const { key, code, shiftKey, ctrlKey, metaKey } = event;
    if (((ctrlKey || metaKey) && key !== 'Enter') || event.altKey || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (key === 'Escape') holding.abort(GIVEN_UP);
    else held.push({ key, code, shiftKey, ctrlKey, metaKey });
  };
  const look = () => {
    const focused = document.activeElement;
    const isThere = focused?.closest(where) != null;
    // Who goes to another field means that one.
    if (!isThere && !focused?.matches(FIELDS)) return;
    holding.abort();
    if (isThere) void pressAll(held);
  };
  const wait = (steps: number) => (steps > 0 ? void setTimeout(() => wait(steps - 1), STEP_MS) : holding.abort());
  void coming.then(() => wait(STEPS));
  window.addEventListener('keydown', hold, { capture: true, signal });
  document.addEventListener('focusin', look, { signal });
  return holding;
}

/** Presses keys one after the other. As after a hand's, React has drawn what each did before the next: a field that one has closed can be opened anew. */
async function pressAll(held: readonly HeldKey[]): Promise<void> {
  for (const one of held) {
    // It may be in the middle of drawing the part that took focus, too: it would put the field back to what it held before, letter by letter.
    await null;
    press(one);
  }
}

/** Presses a key where focus is: those who listen hear it, and what nobody takes does what it does in a field. */
function press(held: HeldKey): void {
  const { key } = held;
  const target = document.activeElement;
  if (!target?.dispatchEvent(new KeyboardEvent('keydown', { ...held, bubbles: true, cancelable: true }))) return;
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  // The only way to type as a hand does: field, undo and React hear of it.
  if (isField && key.length === 1) document.execCommand('insertText', false, key);
  else if (key === 'Backspace') document.execCommand('delete');
  else if (key === 'Enter' && target instanceof HTMLInputElement) target.form?.requestSubmit();
}
