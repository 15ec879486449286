import type { EditorView } from '@tiptap/pm/view';
import type { RemoteCarets } from './remote-carets';

/** Jumps over more screens than this do not glide. */
const GLIDED_SCREENS = 3;
/** Blocks that come near get their true heights frame by frame. */
const HELD_FRAMES = 6;
/** Where a caret may be in the screen without being brought nearer, from the top: of a screen. */
const CALM = { from: 0.12, to: 0.8 };
/** Where it is brought. */
const AIM = 0.35;

type Listener = () => void;

/** Keeps a colleague's caret in sight until the person does something of their own. Only scrolls: one's own caret and card stay what they are. */
export class Following {
  private readonly view: EditorView;
  private readonly scroller: HTMLElement;
  private readonly carets: RemoteCarets;
  private readonly listeners = new Set<Listener>();
  private followed: string | null = null;
  private shownAt: number | null = null;
  private frame = 0;

  constructor(view: EditorView, scroller: HTMLElement, carets: RemoteCarets) {
    this.view = view;
    this.scroller = scroller;
    this.carets = carets;
  }

  /** Whom, or null. */
  readonly personId = (): string | null => this.followed;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(personId: string): void {
    if (this.followed === null) this.listen('addEventListener');
    this.followed = personId;
    this.shownAt = null;
    this.tell();
    this.update();
  }

  readonly stop = (): void => {
    if (this.followed === null) return;
    this.followed = null;
    cancelAnimationFrame(this.frame);
    this.listen('removeEventListener');
    this.tell();
  };

  /** To be called when carets have moved, or somebody has gone. */
  update(): void {
    if (this.followed === null) return;
    const caret = this.carets.carets.get(this.followed);
    if (!caret || caret.movedAt === this.shownAt) return;
    this.shownAt = caret.movedAt;
    this.bringIntoSight(caret.head);
  }

  private bringIntoSight(head: number): void {
    const box = this.scroller.getBoundingClientRect();
    const away = this.view.coordsAtPos(head).top - box.top;
    if (away > CALM.from * box.height && away < CALM.to * box.height) return;
    const isFar = Math.abs(away) > GLIDED_SCREENS * box.height;
    if (!isFar && !window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.scroller.scrollBy({ top: away - AIM * box.height, behavior: 'smooth' });
      return;
    }
    cancelAnimationFrame(this.frame);
    this.hold(HELD_FRAMES);
  }

  private hold(frames: number): void {
    const caret = this.followed === null ? undefined : this.carets.carets.get(this.followed);
    if (!caret || this.view.isDestroyed) return;
    const box = this.scroller.getBoundingClientRect();
    this.scroller.scrollTop += this.view.coordsAtPos(caret.head).top - box.top - AIM * box.height;
    if (frames > 1) this.frame = requestAnimationFrame(() => this.hold(frames - 1));
  }

  /** What a person does with the text or the page. Scrolling by ourselves is no such thing, so `scroll` is not among them. */
  private listen(how: 'addEventListener' | 'removeEventListener'): void {
    for (const name of ['wheel', 'touchmove', 'pointerdown'] as const) this.scroller[how](name, this.stop, { passive: true });
    window[how]('keydown', this.onKey, { capture: true });
  }

  private readonly onKey = (event: Event) => {
    // A modifier alone is the beginning of something, or a screen reader's.
    if (event instanceof KeyboardEvent && !/^(Shift|Control|Alt|Meta|AltGraph|CapsLock)$/.test(event.key)) this.stop();
  };

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
