const BLOCKS =
  'address, article, aside, blockquote, caption, center, dd, details, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, main, nav, ol, p, pre, section, summary, table, ul';

/**
 * The words of a clipboard that holds HTML only, as other programs put plain text beside it: blocks parted by an empty line, items, rows and breaks
 * by a line end. Whoever types on has the same paragraphs. The parser runs no script and loads nothing.
 */
export function wordsOfHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const all = (names: string) => page.body.querySelectorAll(names);
  for (const wordless of all('script, style, template, title, noscript')) wordless.remove();
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  // Where the source begins a new line, what is shown has a space.
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement?.closest('pre') === null) text.nodeValue = (text.nodeValue ?? '').replace(/[ \t\r\n\f]+/g, ' ');
  }
  for (const cell of all('td + td, td + th, th + td, th + th')) cell.before('\t');
  for (const line of all('br')) line.replaceWith('\n');
  for (const line of all('li, tr')) line.before('\n');
  for (const block of all(BLOCKS)) {
    block.before('\n\n');
    block.after('\n\n');
  }
  return (page.body.textContent ?? '')
    .replace(/ *([\n\t]) */g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
