/** A card that is here gives a field focus within this. After it what was typed is dropped, since it was meant for nothing else. */
const LONGEST_WAIT_MS = 3_000;

/** What was pressed, as far as it is pressed again. */
type HeldKey = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>;

/**
 * Holds the keys that somebody types for a card that is still coming: typed into the text they would be commands. Once focus is in a card they are
 * typed there. `coming` ends when its script is here, or will not be. Escape, or what this gives, holds no more and drops them. Chords go where
 * they always go.
 */
export function holdKeysForCard(coming: Promise<void>): () => void {
  const held: HeldKey[] = [];
  const hold = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { key, code, shiftKey } = event;
    if (key === 'Escape') end();
    else held.push({ key, code, shiftKey });
  };
  let timer: number | undefined;
  let isOver = false;
  const end = () => {
    isOver = true;
    window.removeEventListener('keydown', hold, true);
    document.removeEventListener('focusin', look);
    window.clearTimeout(timer);
  };
  const look = () => {
    const focused = document.activeElement;
    const isInCard = focused?.closest('.card') != null;
    // Who goes to another field means that one.
    if (!isInCard && !focused?.matches('input, textarea, select')) return;
    end();
    for (const one of isInCard ? held : []) press(one);
  };
  void coming.then(() => {
    if (!isOver) timer = window.setTimeout(end, LONGEST_WAIT_MS);
  });
  window.addEventListener('keydown', hold, true);
  document.addEventListener('focusin', look);
  return end;
}

/** Presses a key where focus is: those who listen hear it, and what nobody takes does what it does in a field. */
function press({ key, code, shiftKey }: HeldKey): void {
  const target = document.activeElement;
  if (!target?.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }))) return;
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  // The only way to type as a hand does: field, undo and React hear of it.
  if (isField && key.length === 1) document.execCommand('insertText', false, key);
  else if (key === 'Backspace') document.execCommand('delete');
  else if (key === 'Enter' && target instanceof HTMLInputElement) target.form?.requestSubmit();
}
