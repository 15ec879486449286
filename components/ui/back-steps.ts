/** The history of a window, as far as its steps stand for what lies over a page. */
export interface Steps {
  /** The address of where the person is. */
  address(): string;
  /** How many such steps there are up to where the person is. */
  deep(): number;
  /** Adds one more: so many are there with it. */
  add(deep: number): void;
  /** Goes back by so many: done once the browser has, or where nothing says so after a while. */
  goBack(by: number): Promise<void>;
}

/** Something that lies over the page. */
export interface Layer {
  /** Puts it away: the person went back. */
  onBack(): void;
}

/**
 * Keeps as many steps in the history as layers lie over the page, one for each: Back puts the uppermost away and stays. A step is taken out again when
 * its layer goes otherwise, and Forward leads to none for which nothing lies there. Steps may be there already: from before the page was loaded anew, or
 * of a page that is come back to.
 */
export class BackSteps {
  private readonly steps: Steps;
  /** The uppermost comes last. */
  private readonly layers: Layer[] = [];
  private readonly gone = new WeakSet<Layer>();
  /** The address of the page that they lie over. */
  private page = '';
  /** Where the person is. The router may forget what stands in the history. */
  private deep = 0;
  /** Steps before that of the lowest layer, for which nothing lies there: more did before the page was loaded anew. */
  private below = 0;
  /** Until steps are out: the browser takes them out later, and what opens meanwhile must not be closed by that. */
  private leaving: Promise<void> | null = null;

  constructor(steps: Steps) {
    this.steps = steps;
  }

  /** A layer lies there. It is the uppermost (`isOver`), or the lowest: React tells of what is inside of another first. */
  begin(layer: Layer, isOver: boolean): void {
    if (this.leaving) return void this.leaving.then(() => this.begin(layer, isOver));
    if (this.gone.has(layer)) return;
    if (this.layers.length === 0) {
      this.deep = this.steps.deep();
      this.below = Math.max(0, this.deep - 1);
    }
    this.page = this.steps.address();
    if (isOver) this.layers.push(layer);
    else this.layers.unshift(layer);
    if (this.deep >= this.wanted()) return;
    this.deep = this.wanted();
    this.steps.add(this.deep);
  }

  /** It is gone, by Back or otherwise. `isReplaced`: a link puts a page in the place of its step. */
  end(layer: Layer, isReplaced = false): void {
    this.gone.add(layer);
    const at = this.layers.indexOf(layer);
    if (at >= 0) this.layers.splice(at, 1);
    if (isReplaced || this.isElsewhere()) this.forget();
    // Together with all that goes, or comes in its place, in the same moment.
    else queueMicrotask(() => this.leave());
  }

  /** The person went through the history. */
  readonly look = (): void => {
    // Farther than that: the page goes, and is as it is when the person comes back to it.
    if (this.isElsewhere()) this.forget();
    else {
      this.deep = this.steps.deep();
      while (this.layers.length > 0 && this.deep < this.wanted()) this.layers.pop()?.onBack();
      this.leave();
    }
  };

  private leave(): void {
    const { deep } = this;
    if (this.leaving || deep <= this.wanted() || this.isElsewhere()) return;
    this.leaving = this.steps.goBack(deep - this.wanted()).then(() => {
      this.leaving = null;
      if (this.deep < deep) this.leave();
    });
  }

  private wanted(): number {
    return this.layers.length === 0 ? 0 : this.below + this.layers.length;
  }

  private isElsewhere(): boolean {
    return this.steps.address() !== this.page;
  }

  private forget(): void {
    if (this.layers.length === 0) this.page = '';
  }
}
