/** Opens the menu of a button, as ArrowDown on it does: one that was open before hears no click without a pointer. Its first row takes focus. */
export function openMenu(button: HTMLElement): void {
  button.focus();
  button.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
}
