import { preload } from 'react-dom';
import inter from './inter-latin-opsz-normal.woff2';
import newsreader from './newsreader-latin-opsz-normal.woff2';

const faces = { inter, newsreader };

/**
 * Has the browser fetch faces that the page surely needs with its sheet, not after it. Called while a layout is drawn. Italics and figures in
 * mono are left to the sheet: few pages begin with them.
 */
export function preloadFonts(...names: (keyof typeof faces)[]): void {
  // Fonts are fetched without credentials, also from the own origin: without `crossOrigin` they would come twice.
  for (const name of names) preload(faces[name], { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
}
