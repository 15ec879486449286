import type { Page } from '@playwright/test';

/** Where words stand on the screen: the middle of their first and of their last letter. */
export async function placeOf(page: Page, words: string) {
  const place = await page.getByRole('textbox', { name: 'Text of the article' }).evaluate((text, wanted) => {
    const nodes = document.createNodeIterator(text, NodeFilter.SHOW_TEXT);
    // Marks part the text: the words may begin in one node and end in another.
    const pieces: { node: Node; from: number }[] = [];
    let all = '';
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      pieces.push({ node, from: all.length });
      all += node.textContent ?? '';
    }
    const at = all.indexOf(wanted);
    const rectAt = (offset: number) => {
      const piece = pieces.findLast(({ from }) => from <= offset);
      if (at < 0 || !piece) throw new Error(`no ${wanted}`);
      const range = document.createRange();
      range.setStart(piece.node, offset - piece.from);
      range.setEnd(piece.node, offset - piece.from + 1);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, y: (top + bottom) / 2 };
    };
    const [first, last] = [rectAt(at), rectAt(at + wanted.length - 1)];
    return { from: { x: first.left + 1, y: first.y }, to: { x: last.right - 1, y: last.y } };
  }, words);
  return place;
}

/** Drags over these words as a hand does, which rests at their end for a frame: until then the page does not hear of the last step. */
export async function drag(page: Page, words: string): Promise<void> {
  const { from, to } = await placeOf(page, words);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.mouse.up();
}

/** The same with Ctrl or Cmd held. */
export async function dragWithCtrl(page: Page, words: string): Promise<void> {
  await page.keyboard.down('ControlOrMeta');
  await drag(page, words);
  await page.keyboard.up('ControlOrMeta');
}

/** Selects a word with two clicks, wherever it stands in the text. */
export async function selectWord(page: Page, word: string): Promise<void> {
  const around = page.getByRole('textbox', { name: 'Text of the article' }).getByText(word).first();
  await around.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { from, to } = await placeOf(page, word);
  await page.mouse.dblclick((from.x + to.x) / 2, from.y);
}

/** Selects a word as a long press does: the page hears of a new selection, and of no pointer. */
export async function press(page: Page, word: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Text of the article' }).evaluate((text, wanted) => {
    const nodes = document.createNodeIterator(text, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`no ${wanted}`);
  }, word);
}
