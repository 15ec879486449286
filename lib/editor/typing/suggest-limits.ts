/** How long what was said of an input is not said again: a key that is held makes one after the other. */
const AGAIN_MS = 5_000;

/** Why an input in Suggest mode comes to nothing, by its type (https://www.w3.org/TR/input-events-2/); null of one that makes a suggestion. */
export function whyNotSuggested(inputType: string): string | null {
  if (inputType === 'insertParagraph' || inputType === 'insertLineBreak') return 'A suggestion stays within one paragraph, on one line.';
  return inputType.startsWith('format') ? 'A suggestion changes words, and not how they look.' : null;
}

interface Limits {
  /** True while typing makes suggestions. */
  isOn: () => boolean;
  tell: (sentence: string) => void;
  /** Milliseconds. */
  now: () => number;
}

/** Tells why what was pressed or pasted in `text` makes no suggestion: without it nothing happens, and nothing is said. Gives the way to stop. */
export function watchSuggestLimits(text: EventTarget, { isOn, tell, now }: Limits): () => void {
  const told = new Map<string, number>();
  const say = (sentence: string | null) => {
    if (sentence === null || !isOn() || now() - (told.get(sentence) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
    told.set(sentence, now());
    tell(sentence);
  };
  const onInput = (event: Event) => {
    if ('inputType' in event && typeof event.inputType === 'string') say(whyNotSuggested(event.inputType));
  };
  text.addEventListener('beforeinput', onInput);
  return () => text.removeEventListener('beforeinput', onInput);
}
