/** Before an open card has been measured. */
const GUESSED_CARD_PX = 320;

/** The card that is open: its element while that is on the page, how high it is, and whether somebody writes in it. */
export class OpenCard {
  /** Null where none is open. */
  id: string | null = null;
  private measured: { id: string | null; px: number } = { id: null, px: GUESSED_CARD_PX };
  private watched: HTMLElement | undefined;
  private readonly margin: HTMLElement;
  private readonly places: ReadonlyMap<string, HTMLElement>;
  private readonly resizes: ResizeObserver;

  /** `places`: the cards on the page, by their ids. `resizes` is told of the height of the open one: only that has one of its own. */
  constructor(margin: HTMLElement, places: ReadonlyMap<string, HTMLElement>, resizes: ResizeObserver) {
    this.margin = margin;
    this.places = places;
    this.resizes = resizes;
  }

  get element(): HTMLElement | undefined {
    return this.id === null ? undefined : this.places.get(this.id);
  }

  /** In pixels, as it was when `measure` was called last. */
  get height(): number {
    return this.measured.px;
  }

  /** Must be called when cards have come or gone. */
  watch(): void {
    const { element } = this;
    if (element === this.watched) return;
    if (this.watched) this.resizes.unobserve(this.watched);
    this.watched = element;
    if (element) this.resizes.observe(element);
  }

  isWatched(element: Element): boolean {
    return element === this.watched;
  }

  /** True if it has another height than it had before. */
  measure(): boolean {
    const before = this.measured;
    const now = this.watched?.offsetHeight;
    // Until it is on the page it is thought to be as high as the last one: of tags made one after another it is.
    this.measured = { id: this.id, px: now ?? before.px };
    return now !== undefined && (before.px !== now || before.id !== this.id);
  }

  isWrittenIn(): boolean {
    return this.hasField(this.margin.ownerDocument.activeElement);
  }

  /** True for a field of this card. */
  hasField(element: EventTarget | null): boolean {
    return element instanceof HTMLElement && this.element?.contains(element) === true && element.matches('input, textarea, select');
  }
}
