/**
 * Takes what a key does again for as long as it is held, wherever focus has gone: its press has done its one thing, and may have led into the text or
 * into a field, where its letter would be typed. The next press of any key ends it.
 */
export function takeRepeats({ code }: Pick<KeyboardEvent, 'code'>): void {
  const isFirst = { capture: true };
  const take = (event: KeyboardEvent) => {
    if (!event.repeat || event.code !== code) return window.removeEventListener('keydown', take, isFirst);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', take, isFirst);
}
