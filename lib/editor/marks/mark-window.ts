import type { EditorView } from '@tiptap/pm/view';
import { blocksBetween } from './blocks-in-sight';
import type { MarkSpan } from './mark-positions';

/** How many screens above and below the visible one have their marks drawn. */
export const SCREENS_AROUND = 1.5;
/** The window moves when fewer drawn screens than this are left on a side: often, so that each move draws little. */
const SCREENS_LEFT = 1.1;

/** Watches what is visible of a long article and says which top-level blocks should have their marks drawn. */
export class MarkWindow {
  private frame: number | null = null;
  private isPrinting = false;
  private wasNeeded = false;
  private later: ReturnType<typeof setTimeout> | null = null;
  private readonly page: Window;
  /** Says when the text is put on the page (an editor is made before that), and when it becomes narrower or longer. */
  private readonly resizes: ResizeObserver;

  constructor(
    private readonly view: EditorView,
    private readonly isNeeded: () => boolean,
    private readonly current: () => MarkSpan,
    private readonly onMove: (window: MarkSpan) => void,
  ) {
    this.page = view.dom.ownerDocument.defaultView ?? window;
    // In the capture phase every scroller on the way is heard, whichever it is.
    this.page.addEventListener('scroll', this.schedule, { capture: true, passive: true });
    this.resizes = new ResizeObserver(this.schedule);
    this.resizes.observe(view.dom);
    this.page.addEventListener('beforeprint', this.showAll);
    this.page.addEventListener('afterprint', this.showVisible);
  }

  /** Called after every update of the view: many marks may just have arrived. */
  update(): void {
    const isNeeded = this.isNeeded();
    if (isNeeded && !this.wasNeeded) this.schedule();
    this.wasNeeded = isNeeded;
  }

  destroy(): void {
    this.page.removeEventListener('scroll', this.schedule, { capture: true });
    this.resizes.disconnect();
    this.page.removeEventListener('beforeprint', this.showAll);
    this.page.removeEventListener('afterprint', this.showVisible);
    if (this.frame !== null) this.page.cancelAnimationFrame(this.frame);
    if (this.later !== null) clearTimeout(this.later);
  }

  private readonly schedule = () => {
    if (this.frame !== null || !this.isNeeded()) return;
    this.frame = this.page.requestAnimationFrame(() => {
      this.frame = null;
      this.measure();
    });
  };

  private readonly showAll = () => {
    this.isPrinting = true;
    if (this.isNeeded()) this.onMove({ from: 0, to: this.view.state.doc.content.size });
  };

  private readonly showVisible = () => {
    this.isPrinting = false;
    if (this.isNeeded()) this.onMove(this.blocksWithin(SCREENS_AROUND));
  };

  /** What is in sight is drawn in this frame, what is around it after the frame: an article that opens, or a jump, shows its marks sooner. */
  private readonly measure = () => {
    if (!this.canMeasure()) return;
    const inSight = this.blocksWithin(0);
    if (!this.isDrawn(inSight)) this.onMove(inSight);
    if (this.later === null && !this.isDrawn(this.blocksWithin(SCREENS_LEFT))) this.later = setTimeout(this.widen, 0);
  };

  private readonly widen = () => {
    this.later = null;
    if (this.canMeasure()) this.onMove(this.blocksWithin(SCREENS_AROUND));
  };

  private canMeasure(): boolean {
    return !this.isPrinting && !this.view.isDestroyed && this.view.dom.isConnected && this.isNeeded();
  }

  private isDrawn({ from, to }: MarkSpan): boolean {
    const drawn = this.current();
    return drawn.from <= from && to <= drawn.to;
  }

  /** The top-level blocks within so many screens of the visible part. */
  private blocksWithin(screens: number): MarkSpan {
    const height = this.page.innerHeight;
    return blocksBetween(this.view, -screens * height, (1 + screens) * height);
  }
}
