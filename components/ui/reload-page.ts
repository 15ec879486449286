import type { ToastContent } from './toast';

/**
 * Loads the page anew, where there is a line; without one the browser would put its own page in the place of Galley, and `tell` is given that to
 * say. Nothing else holds it: who presses *Reload* was told what is only here.
 */
export function reloadPage(tell: (note: ToastContent) => void): void {
  if (navigator.onLine) window.location.reload();
  else tell({ text: 'You are offline. Reload when the line is back.' });
}
