/** Where focus goes in the tag column: the list, or where there is no tag to list what there is. A drawer is out as long as focus is in it. */
const PLACES = ['[role=listbox]', '.close-tags', 'input[type=search]'];

/** Brings focus to the tags. */
export function focusTags(): void {
  const column = document.querySelector('[data-region=tags]');
  for (const place of PLACES) {
    const element = column?.querySelector<HTMLElement>(place);
    element?.focus();
    // What is not shown takes no focus.
    if (element && document.activeElement === element) return;
  }
}
