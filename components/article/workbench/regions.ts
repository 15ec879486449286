'use client';
import { useEffect } from 'react';

/** The regions of the workbench in the order of F6, each by what takes focus in it: the first of these that is there. */
const regions = [
  ['[data-region=text] .ProseMirror', '[data-region=text] input:checked'],
  ['[data-region=card] article.card', '[data-region=card] article', '[data-region=card] button'],
  ['[data-region=guidelines] [tabindex]'],
  ['[data-region=bar] a[href]'],
  ['[data-region=tags] [role=listbox]', '[data-region=tags] input'],
  ['[data-region=coach] button'],
];

const targetIn = (selectors: readonly string[]) =>
  selectors
    .flatMap((one) => document.querySelector<HTMLElement>(one) ?? [])
    .find((one) => one.tabIndex >= -1 && (one.isContentEditable || one.tabIndex >= 0 || one.hasAttribute('tabindex')));

/** F6 goes to the next region, Shift+F6 to the one before. `toText` puts the caret back where it was. */
export function useRegionKeys(toText: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const targets = regions.flatMap((selectors) => targetIn(selectors) ?? []);
      const here = targets.findIndex((one) => one.closest('[data-region]')?.contains(document.activeElement));
      const by = event.shiftKey ? -1 : 1;
      const next = targets[here < 0 ? 0 : (here + by + targets.length) % targets.length];
      if (next?.isContentEditable) toText();
      else next?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [toText]);
}
