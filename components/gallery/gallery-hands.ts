// What a person would do to bring a component into a state, done without taking focus: in the gallery many states stand there at once.

/** Does `work` on the first `selector` in `within`, once it is there. Gives what stops the waiting. */
export function whenThere(within: HTMLElement, selector: string, work: (element: HTMLElement) => void): () => void {
  let isDone = false;
  const look = () => {
    const element = within.querySelector<HTMLElement>(selector);
    if (!element || isDone) return;
    isDone = true;
    watch.disconnect();
    // Nothing in what is inert takes focus.
    within.inert = true;
    work(element);
    within.inert = false;
  };
  const watch = new MutationObserver(look);
  watch.observe(within, { childList: true, subtree: true });
  // Not while React is drawing, which what is done here makes it do again.
  queueMicrotask(look);
  return () => {
    isDone = true;
    watch.disconnect();
  };
}

/** As if focus had come, and had not gone on. */
export const enter = (field: HTMLElement) => field.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));

/** As if focus had gone. */
export const leave = (field: HTMLElement) => field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));

/** As if it were typed. */
export function typeInto(field: HTMLElement, words: string): void {
  // React hears of a value only where it was not set through the field itself.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export const pressOn = (field: HTMLElement, key: string) =>
  field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
