interface Guarded {
  /** True of what stands in the text. */
  isInText: (target: EventTarget | null) => boolean;
  /** True while keys type there. */
  isEditing: () => boolean;
}

/**
 * Drops what a key does again in a text that is being edited where it was pressed elsewhere: there it has done its one thing, which led into the text.
 * Enter that is held on a button of a card would put a new paragraph in the place of the words that are selected. Chords go on: those that repeat go
 * round, or take one more step back. Gives the way to stop.
 */
export function guardRepeats({ isInText, isEditing }: Guarded): () => void {
  let isFromElsewhere = false;
  const guard = (event: KeyboardEvent) => {
    const isHere = isInText(event.target);
    if (!event.repeat) isFromElsewhere = !isHere;
    else if (isHere && isFromElsewhere && mayType(event) && isEditing()) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  window.addEventListener('keydown', guard, { capture: true });
  return () => window.removeEventListener('keydown', guard, { capture: true });
}

const mayType = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent) =>
  !(altKey || ctrlKey || metaKey) || key === 'Enter' || key === 'Backspace' || key === 'Delete';
