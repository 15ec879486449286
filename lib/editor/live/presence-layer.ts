import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type PersonColour, personColours } from '@/lib/domain/people/person-colour';
import { blocksBetween } from '../marks/blocks-in-sight';
import type { MarkSpan } from '../marks/mark-positions';
import type { Colleague, Colleagues } from './colleagues';
import { flagHeights } from './flag-heights';
import type { RemoteCaret, RemoteCarets } from './remote-carets';

/** A flag shows its name for so long after a move; then it is a dot. */
const NAMED_MS = 2_000;
/** After scrolling has stopped for so long, who came into sight is drawn. */
const REST_MS = 100;
/** A flag opens to the other side where less room than this is left. */
const FLAG_ROOM = 90;

/**
 * Draws the carets and selections of colleagues over the text: carets and flags in a layer beside it, selections as highlights of the
 * browser's own. In the text itself nothing changes, so that marks are not split, and finding, copying, input methods and screen readers know
 * nothing of it. Only what is in sight is measured, once a frame, and nothing while nobody is here.
 */
export class PresenceLayer {
  private readonly view: EditorView;
  private readonly scroller: HTMLElement;
  private readonly colleagues: Colleagues;
  private readonly carets: RemoteCarets;
  private readonly page: Window & typeof globalThis;
  private readonly layer: HTMLElement;
  private readonly drawn = new Map<string, HTMLElement>();
  private readonly resizes: ResizeObserver;
  private frame: number | null = null;
  private restTimer: number | undefined;
  private foldTimer: number | undefined;

  constructor(view: EditorView, scroller: HTMLElement, colleagues: Colleagues, carets: RemoteCarets) {
    this.view = view;
    this.scroller = scroller;
    this.colleagues = colleagues;
    this.carets = carets;
    this.page = view.dom.ownerDocument.defaultView ?? window;
    this.layer = view.dom.ownerDocument.createElement('div');
    this.layer.className = 'presence-layer';
    this.layer.setAttribute('aria-hidden', 'true');
    view.dom.parentElement?.append(this.layer);
    scroller.addEventListener('scroll', this.onScroll, { passive: true });
    this.resizes = new ResizeObserver(this.schedule);
    this.resizes.observe(view.dom);
  }

  /** To be called when carets have moved, or somebody has come or gone. */
  readonly schedule = (): void => {
    if (this.frame !== null || (this.carets.carets.size === 0 && this.drawn.size === 0)) return;
    this.frame = this.page.requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  };

  onTransaction({ docChanged }: Transaction): void {
    if (docChanged) this.schedule();
  }

  destroy(): void {
    this.scroller.removeEventListener('scroll', this.onScroll);
    this.resizes.disconnect();
    this.page.clearTimeout(this.restTimer);
    this.page.clearTimeout(this.foldTimer);
    if (this.frame !== null) this.page.cancelAnimationFrame(this.frame);
    this.layer.remove();
    this.tint([]);
  }

  private readonly onScroll = () => {
    this.page.clearTimeout(this.restTimer);
    this.restTimer = this.page.setTimeout(this.schedule, REST_MS);
  };

  private draw(): void {
    if (this.view.isDestroyed || !this.view.dom.isConnected) return;
    const { top, bottom, height } = this.scroller.getBoundingClientRect();
    const inSight = blocksBetween(this.view, top - height / 2, bottom + height / 2);
    const shown = this.colleagues.people.flatMap((person) => {
      const caret = this.carets.carets.get(person.personId);
      return caret ? [{ person, caret }] : [];
    });
    // All is read before anything is written.
    const origin = this.layer.getBoundingClientRect();
    const places = shown
      .filter(({ caret: { head } }) => inSight.from <= head && head <= inSight.to)
      .map(({ person, caret }) => ({ person, caret, at: this.view.coordsAtPos(caret.head, caret.head < caret.anchor ? 1 : -1) }));
    const edge = this.view.dom.getBoundingClientRect().right;
    const now = this.page.performance.now();
    const isNamed = ({ person, caret }: (typeof places)[number]) => !person.isAway && now - caret.movedAt < NAMED_MS;
    const named = places.filter(isNamed);
    const heights = flagHeights(named.map(({ at }) => at));
    for (const place of places) {
      const { person, at } = place;
      const element = this.drawn.get(person.personId) ?? this.make(person.personId);
      look(element, person, isNamed(place), at.left > edge - FLAG_ROOM);
      element.style.setProperty('--raised', `${heights[named.indexOf(place)] ?? 0}`);
      element.style.height = `${Math.round(at.bottom - at.top)}px`;
      element.style.transform = `translate(${Math.round(at.left - origin.left)}px, ${Math.round(at.top - origin.top)}px)`;
    }
    const here = new Set(places.map(({ person }) => person.personId));
    for (const [personId, element] of this.drawn) {
      if (here.has(personId)) continue;
      element.remove();
      this.drawn.delete(personId);
    }
    this.tint(shown.flatMap(({ person, caret }) => this.tintOf(person, caret, inSight)));
    this.foldLater(places.map(({ caret }) => caret.movedAt + NAMED_MS - now));
  }

  private make(personId: string): HTMLElement {
    const element = this.layer.ownerDocument.createElement('i');
    this.layer.append(element);
    this.drawn.set(personId, element);
    return element;
  }

  /** Draws again when the next flag is to fold. */
  private foldLater(left: readonly number[]): void {
    this.page.clearTimeout(this.foldTimer);
    const next = Math.min(...left.filter((ms) => ms > 0));
    if (Number.isFinite(next)) this.foldTimer = this.page.setTimeout(this.schedule, next + 1);
  }

  /** The part of a selection that is in sight: of a whole book the browser would look at every word. */
  private tintOf({ colour }: Colleague, { anchor, head }: RemoteCaret, inSight: MarkSpan): [PersonColour, Range][] {
    const from = Math.max(Math.min(anchor, head), inSight.from);
    const to = Math.min(Math.max(anchor, head), inSight.to);
    if (from >= to) return [];
    const [start, end] = [this.view.domAtPos(from, 1), this.view.domAtPos(to, -1)];
    const range = this.view.dom.ownerDocument.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return [[colour, range]];
  }

  private tint(ranges: readonly [PersonColour, Range][]): void {
    // A browser without highlights shows where a selection ends.
    if (!('highlights' in this.page.CSS)) return;
    // Stays once it is there: to style the whole text anew is dear.
    if (ranges.length > 0) this.view.dom.parentElement?.classList.add('has-tints');
    for (const colour of personColours) {
      const own = ranges.flatMap(([of, range]) => (of === colour ? [range] : []));
      if (own.length > 0) this.page.CSS.highlights.set(`person-${colour}`, new this.page.Highlight(...own));
      else this.page.CSS.highlights.delete(`person-${colour}`);
    }
  }
}

/** The name is said by the style sheet from an attribute: words in the layer would be found by the browser's find. */
function look(element: HTMLElement, { shortName, colour, isAway }: Colleague, isNamed: boolean, isFlipped: boolean): void {
  const classes = ['remote-caret', `p${colour}`];
  if (isNamed) classes.push('is-named');
  if (isAway) classes.push('is-away');
  if (isFlipped) classes.push('is-flipped');
  element.className = classes.join(' ');
  element.dataset.name = shortName;
}
