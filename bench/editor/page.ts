import { type BenchArticle, inventArticle } from './article';
import { bare, layer, tiptapMarks } from './editing';
import { recogito } from './recogito';
import type { Running, Way } from './way';
import { list, workbench } from './workbench';

const ways: Record<string, Way> = {
  workbench,
  list,
  layer,
  bare,
  'bare-unstyled': bare,
  'tiptap-marks': tiptapMarks,
  'recogito-highlights': recogito('CSS_HIGHLIGHTS'),
  'recogito-spans': recogito('SPANS'),
};

/** The time at which the next frame has been painted. */
const painted = () =>
  new Promise<number>((resolve) => {
    requestAnimationFrame(() => {
      // Of the tasks that wait for the end of the frame the first one: what others do then is not the frame's.
      void scheduler.postTask(() => resolve(performance.now()), { priority: 'user-blocking' });
    });
  });

interface Bench {
  /** ms from mounting to the first frame that shows tags. */
  firstPaint(): Promise<number>;
  /** Brings the middle into view. True where keys can be typed. */
  showMiddle(): Promise<boolean>;
  /** ms from each key to the frame that shows it, since the last call. */
  takeKeyTimes(): number[];
  /** ms from adding the `n`th new tag to the frame that shows it. */
  addTag(n: number): Promise<number | null>;
  /** ms of each frame while the article scrolls by 240 px a frame. */
  scroll(frames: number): Promise<number[]>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

const query = new URLSearchParams(location.search);
// Through JSON, as it would come from a server: else ids are ropes that only some ways have flattened in the heap.
const article: BenchArticle = JSON.parse(JSON.stringify(inventArticle(Number(query.get('words')), Number(query.get('tags')))));
// Held by every way alike, as the app holds its tags.
Object.assign(window, { article });
const root = document.getElementById('root') ?? document.body;
const running: Running | undefined = ways[query.get('way') ?? '']?.prepare(article, root);
if (!running) throw new Error('No such way');

let keyTimes: number[] = [];
// In the capture phase, so before any editor has seen it.
window.addEventListener(
  'keydown',
  () => {
    const start = performance.now();
    void painted().then((end) => keyTimes.push(end - start));
  },
  { capture: true },
);

window.bench = {
  async firstPaint() {
    await document.fonts.ready;
    await painted();
    const start = performance.now();
    running.mount();
    let end = await painted();
    while (!running.isShown()) end = await painted();
    return end - start;
  },
  async showMiddle() {
    running.showMiddle();
    await painted();
    await painted();
    return running.takesKeys;
  },
  takeKeyTimes() {
    const times = keyTimes;
    keyTimes = [];
    return times;
  },
  async addTag(n) {
    if (!running.addTag) return null;
    const start = performance.now();
    running.addTag(n);
    let end = await painted();
    while (!running.isAdded(n)) end = await painted();
    return end - start;
  },
  async scroll(frames) {
    const scroller = running.scroller();
    scroller.scrollTop = 0;
    await painted();
    const times: number[] = [];
    let last = await painted();
    for (let i = 0; i < frames; i++) {
      scroller.scrollTop += 240;
      const now = await painted();
      times.push(now - last);
      last = now;
    }
    return times;
  },
};
