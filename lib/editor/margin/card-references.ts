import type { EditorView } from '@tiptap/pm/view';
import { hasSameIds } from '@/lib/domain/same-ids';
import { setCardsOnPage } from '../marks/annotation-plugin';
import { syncSelection } from '../typing/sync-selection';

/** Cards come and go with every screen that is scrolled: the text is told once they rest. */
const REST_MS = 300;

/** Tells the text which folded cards are on the page, so that their marks refer to them (`aria-details`). The open card is that of the active mark, and not told. */
export class CardReferences {
  private told: ReadonlySet<string> = new Set();
  private now: ReadonlySet<string> = new Set();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly view: EditorView) {}

  /** What is on the page from now on. */
  show(ids: readonly string[]): void {
    this.now = new Set(ids);
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = hasSameIds(this.now, this.told) ? null : setTimeout(this.tell, REST_MS);
  }

  /** The margin leaves the page, and its cards with it. */
  destroy(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.now = new Set();
    this.tell();
  }

  private readonly tell = () => {
    this.timer = null;
    const { view } = this;
    if (view.isDestroyed || hasSameIds(this.now, this.told)) return;
    // The words of an input method stand in the page and not in the text: nothing is drawn anew around them.
    if (view.composing) {
      this.timer = setTimeout(this.tell, REST_MS);
      return;
    }
    this.told = this.now;
    syncSelection(view);
    view.dispatch(setCardsOnPage(view.state.tr, this.now));
  };
}
