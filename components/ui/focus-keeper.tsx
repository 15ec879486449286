'use client';
import { useEffect } from 'react';

/** Where Tab stops. */
const stops = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
/** What stands in a row of its like: the next one follows when it goes. */
const rows = 'tr, li';
/** Parts of a page that say to a screen reader what they are. */
const parts = 'form, fieldset, table, ul, ol, nav, search, section, article, [role], main';

/** So many places that had focus are remembered: more than a dialog has. */
const KEPT = 50;

interface Had {
  /** What had focus, and all around it. */
  path: readonly HTMLElement[];
  /** The page on which it had. */
  address: string;
}

/**
 * Focus never falls to the ground. Where what had it goes away (a row that was archived, a notice that was answered, a dialog whose menu is
 * closed by now, the page whose link was followed), it goes on to the row beside, else to the nearest part around it, else to what had it
 * before on this page, else to the heading. What brings focus somewhere by itself comes first. A button that is pressed has it in every browser.
 *
 * It begins with the first page that has it, and goes on for as long as there are pages: a page for what broke, or of another layout, takes
 * this away, and focus with it. Sign-in and the forms like it do without: nothing goes away there but the whole.
 */
export function FocusKeeper() {
  useEffect(keepFocus, []);
  return null;
}

let isKept = false;

function keepFocus(): void {
  if (isKept) return;
  isKept = true;
  let had: Had[] = [];
  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    const before = had.filter((one) => isThere(one) && one.path[0] !== target);
    had = [{ path: pathOf(target), address: location.pathname }, ...before.slice(0, KEPT)];
  };
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null) return;
    setTimeout(() => {
      // Somebody pointed at nothing, and meant it. What was removed is no longer connected.
      if (isThere(had[0]) && hasNoFocus()) had = [];
    });
  };
  const watch = new MutationObserver((records) => {
    const [last] = had;
    if (!last || isThere(last) || !hasNoFocus()) return;
    const beside = records.flatMap(({ removedNodes, nextSibling, previousSibling }) =>
      [...removedNodes].some((node) => last.path.some((one) => one === node && one.matches(rows))) ? [nextSibling, previousSibling] : [],
    );
    // Two frames are enough for a dialog that closes, or a page that opens, to bring focus where it belongs.
    requestAnimationFrame(() => requestAnimationFrame(() => had[0] === last && hasNoFocus() && takeFocus(had, beside)));
  });
  // First: its own handlers may open a dialog, which gives focus back to what had it.
  document.addEventListener('click', focusPressed, true);
  document.addEventListener('focusin', remember);
  document.addEventListener('focusout', leave);
  watch.observe(document, { childList: true, subtree: true });
}

/**
 * Safari on a Mac gives a button that is pressed no focus: what is around has it then, or nothing. A dialog would give it back there, and keys that a
 * button waits for would not come to it. Where focus is elsewhere it was held there.
 */
function focusPressed({ target, detail }: MouseEvent): void {
  const { activeElement } = document;
  const pressed = target instanceof Element && detail > 0 ? target.closest('button') : null;
  if (!pressed || pressed === activeElement || !activeElement?.contains(pressed)) return;
  if (activeElement instanceof HTMLElement && activeElement.isContentEditable) return;
  pressed.focus({ preventScroll: true });
}

const hasNoFocus = () => document.activeElement === null || document.activeElement === document.body;

const isThere = (had: Had | undefined) => had?.path[0]?.isConnected ?? false;

function pathOf(element: HTMLElement): HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) path.push(at);
  return path;
}

function takeFocus([last, ...before]: readonly Had[], beside: readonly (Node | null)[]): void {
  // What takes a row away stands at its end, and so does its like in the next.
  const [next] = beside.flatMap((row) => (row instanceof HTMLElement && row.isConnected ? lastStopIn(row) : []));
  const around = last?.path.find((one) => one.isConnected && one.matches(parts));
  const earlier = before.find((one) => isThere(one) && one.address === location.pathname)?.path[0];
  const near = next ?? around ?? earlier ?? document.querySelector<HTMLElement>('h1') ?? document.querySelector('main');
  if (!near) return;
  if (near.tabIndex < 0 && !near.hasAttribute('tabindex')) near.tabIndex = -1;
  // A long list takes rows away while it is scrolled, and must not be scrolled back.
  near.focus({ preventScroll: true });
}

/** What a folded part of a row hides takes no focus. */
const lastStopIn = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>(stops)].filter((one) => one.checkVisibility()).at(-1) ?? [];
