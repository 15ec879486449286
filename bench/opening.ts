// `npm run bench -- opening`: the article page itself. From navigation to the first key painted with marks in view, server warm, browser cold.
import { type BenchHouse, freshBrowser, openHouse } from './house';
import { median } from './median';
import { writeResults } from './results-file';
import { makeTaggedArticle } from './tagged-article';

const sizes = [
  [1_000, 10],
  [10_000, 500],
  [100_000, 5_000],
  [100_000, 20_000],
] as const;
const RUNS = 5;

const articles: { id: string; words: number; tags: number }[] = [];
const house = await openHouse(async ({ deskId, editor }) => {
  for (const [words, tags] of sizes) articles.push({ id: await makeTaggedArticle(editor, deskId, words, tags), words, tags });
});
try {
  const rows: string[] = [];
  for (const { id, words, tags } of articles) {
    await openOnce(house, id);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await openOnce(house, id));
    const ms = median(times) ?? 0;
    rows.push(`| ${words.toLocaleString('en-GB')} | ${tags.toLocaleString('en-GB')} | ${(ms / 1000).toFixed(2)} s |`);
    process.stdout.write(`${rows.at(-1)}\n`);
  }
  writeResults('opening', [
    `The article page on a production build: from navigation to the first key painted in Edit mode, with marks in view. Server warm, a new browser each time; median of ${RUNS}. Aim: under 3 s.`,
    '',
    '| words | tags | first key painted |',
    '| --- | --- | --- |',
    ...rows,
  ]);
} finally {
  await house.close();
}
process.exit(0);

/** Milliseconds from navigation to the first key painted, in a browser that has never been here. */
async function openOnce({ url, signIn }: BenchHouse, articleId: string): Promise<number> {
  const browser = await freshBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await signIn(context);
    // tsx names functions by a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (one) => one');
    await page.addInitScript(typeAsSoonAsMarksShow);
    await page.goto(`${url}/articles/${articleId}`);
    const painted = await page.waitForFunction(() => Reflect.get(window, 'painted'), null, { timeout: 60_000, polling: 20 });
    return Number(await painted.jsonValue());
  } finally {
    await browser.close();
  }
}

/** In the page: as soon as a mark stands in view, goes into Edit mode, types, and notes when the frame with it is painted. */
function typeAsSoonAsMarksShow(): void {
  const watch = () => {
    const text = document.querySelector<HTMLElement>('.article-text');
    const edit = document.querySelector<HTMLInputElement>('input[type=radio][value=edit]');
    const mark = text?.querySelector('mark');
    if (!text || !edit || !mark || mark.getBoundingClientRect().top > innerHeight) {
      requestAnimationFrame(watch);
      return;
    }
    edit.click();
    text.focus();
    const paragraph = mark.closest('p');
    if (paragraph) getSelection()?.collapse(paragraph, 0);
    document.execCommand('insertText', false, '§');
    const look = () => {
      if (!text.textContent?.includes('§')) {
        requestAnimationFrame(look);
        return;
      }
      // A task after the frame's callbacks runs when the frame has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => Reflect.set(window, 'painted', performance.now());
      requestAnimationFrame(() => port2.postMessage(null));
    };
    requestAnimationFrame(look);
  };
  requestAnimationFrame(watch);
}
