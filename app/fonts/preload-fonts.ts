import { preload } from 'react-dom';
import inter from './inter-latin-opsz-normal.woff2';
import newsreader from './newsreader-latin-opsz-normal.woff2';

/**
 * Has the browser fetch the two faces that every page needs with its sheet, not after it. Called while the outermost layout is drawn. Italics
 * and figures in mono are left to the sheet: few pages begin with them.
 */
export function preloadFonts(): void {
  // Fonts are fetched without credentials, also from the own origin: without `crossOrigin` they would come twice.
  for (const face of [inter, newsreader]) preload(face, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
}
