import { preload } from 'react-dom';
import inter from './inter-latin-opsz-normal.woff2';
import newsreader from './newsreader-latin-opsz-normal.woff2';
import signs from './signs.woff2';

/**
 * Has the browser fetch the two faces that every page needs with its sheet, not after it. Called while the outermost layout is drawn. Italics
 * and figures in mono are left to the sheet: few pages begin with them.
 */
export function preloadFonts(): void {
  for (const face of [inter, newsreader]) preloadFont(face);
}

/** The same for the signs of verdicts and sources. Called while an article's page is drawn: words after a sign would move when it comes. */
export function preloadSigns(): void {
  preloadFont(signs);
}

/** Fonts are fetched without credentials, also from the own origin: without `crossOrigin` they would come twice. */
const preloadFont = (face: string) => preload(face, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
