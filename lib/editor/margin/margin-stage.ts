import type { EditorView } from '@tiptap/pm/view';
import { blocksBetween } from '../marks/blocks-in-sight';
import type { MarkSpan } from '../marks/mark-positions';
import { LinePlaces } from './line-places';
import { isSameItems, keyOf, type MarginItem } from './margin-item';
import { activeTop, type FoldedPx, layOutMargin, type MarginCard, type MarginPlace, type Sight } from './margin-layout';
import { isWithin, type Leader, leaderOf } from './margin-leader';
import { cardsNear, MOUNT_ALL } from './margin-near';
import { OpenCard } from './open-card';
import { type PressWatch, watchPresses } from './press-watch';

const SCROLL_REST_MS = 120;
/** So much of a screen around what is visible has its cards: all that are on the page are composed in every frame. */
const SCREENS_AROUND = 0.7;
/** So much of it must be left: nearer to the end of those that are there, more are laid out. */
const SCREENS_LEFT = 0.25;

interface Surroundings {
  view: EditorView;
  /** Scrolls text and margin as one. */
  scroller: HTMLElement;
  margin: HTMLElement;
  /** The cards and pills on the page, by their keys. */
  places: ReadonlyMap<string, HTMLElement>;
  /** How high cards and pills are that are folded. */
  folded(): FoldedPx;
  /** Where the words that a card is about stand in the text; none if it is about none. */
  spansOf(id: string): readonly MarkSpan[];
  /** Draws the line from the open card to its words, or none. Pixels of the margin. */
  drawLeader(path: string | null, end: { x: number; y: number }): void;
  /** What should be on the page now. It is there when this comes back. */
  onItems(items: readonly MarginItem[]): void;
}

/** Where margin and scroller stand on the screen, read once for each layout. */
interface Reading {
  /** The margin's top edge, in pixels of the screen. */
  origin: number;
  scroller: DOMRect;
  /** What is seen of the margin, in its own pixels. */
  sight: Sight;
}

/**
 * Keeps the cards of the margin beside their words: reads where the words are, once a frame, lays the cards out (`layOutMargin`), and
 * moves them. It moves smoothly when tags change, and at once while scrolling and resizing, and where cards are many. Which cards are on
 * the page React is told. While a pointer is pressed on a card, all stay: moved away under it, the card would never hear of the click.
 */
export class MarginStage {
  private cards: readonly string[] = [];
  private items: readonly MarginItem[] = [];
  private readonly open: OpenCard;
  private readonly places: LinePlaces;
  private frame: number | null = null;
  /** In the frame that comes, is only where the scroller stands another? */
  private isOnlyScrolled = true;
  /** What the last layout was for and found, in pixels of the margin. */
  private laid: Laid | null = null;
  private rest: ReturnType<typeof setTimeout> | null = null;
  private isStill = true;
  private sightPx = 0;
  private readonly press: PressWatch;
  /** A layout is wanted since the pointer is down. */
  private isHeldBack = false;
  private readonly resizes: ResizeObserver;
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
    this.places = new LinePlaces(around.view);
    this.press = watchPresses(around.margin, around.margin.ownerDocument.defaultView ?? around.margin, () => {
      if (this.isHeldBack) this.layOut();
    });
    this.resizes = new ResizeObserver((entries) => this.onResize(entries));
    this.open = new OpenCard(around.margin, around.places, this.resizes);
    this.resizes.observe(around.scroller);
    this.resizes.observe(around.view.dom);
    around.scroller.addEventListener('scroll', this.onScroll, { passive: true });
    around.margin.addEventListener('focusout', this.onLeave);
    around.view.dom.ownerDocument.fonts?.addEventListener('loadingdone', this.onFonts);
  }

  destroy(): void {
    const { scroller, view } = this.around;
    this.resizes.disconnect();
    this.press.stop();
    scroller.removeEventListener('scroll', this.onScroll);
    this.around.margin.removeEventListener('focusout', this.onLeave);
    view.dom.ownerDocument.fonts?.removeEventListener('loadingdone', this.onFonts);
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    if (this.rest !== null) clearTimeout(this.rest);
  }

  /** Says which cards there are, in text order, and which card is open. Others' changes wait while a field of the open card has focus. */
  show(cards: readonly string[], activeId: string | null): void {
    const isSame = activeId === this.open.id;
    this.cards = cards;
    this.open.id = activeId;
    if (isSame && this.open.isWrittenIn()) return;
    // The frame that shows what has come now is laid out before it is painted: nothing is read twice.
    this.schedule();
  }

  /** Called when a card or a pill has left the page. */
  letGo(): void {
    this.open.watch();
  }

  /** What waited while somebody wrote. */
  private readonly onLeave = ({ target, relatedTarget }: FocusEvent) => {
    if (this.open.hasField(target) && !this.open.hasField(relatedTarget)) this.schedule();
  };

  private readonly onScroll = () => {
    this.moveAtOnce();
    this.ask();
  };

  private readonly onFonts = () => {
    this.places.forget();
    this.schedule();
  };

  private onResize(entries: readonly ResizeObserverEntry[]): void {
    if (entries.some(({ target }) => target === this.around.scroller)) {
      this.places.forget();
      this.moveAtOnce();
    }
    // A colleague's line above makes the text longer: what somebody writes stays where it is until they are done.
    const isHeld = this.open.isWrittenIn() && !entries.some(({ target }) => target === this.around.scroller);
    if (!isHeld && entries.some(({ target }) => !this.open.isWatched(target))) this.schedule();
    // The frame is laid out, and not painted yet: the others make room for the card at once.
    else if (this.open.measure()) this.layOut(true);
  }

  /** No card glides until scrolling and resizing are over. */
  private moveAtOnce(): void {
    this.isStill = false;
    if (this.rest !== null) clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.isStill = true;
    }, SCROLL_REST_MS);
  }

  private schedule(): void {
    this.isOnlyScrolled = false;
    this.ask();
  }

  private ask(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      const isStillRight = this.isOnlyScrolled && this.isLaidFor(this.read().sight);
      this.isOnlyScrolled = true;
      if (!isStillRight) this.layOut();
    });
  }

  private read(): Reading {
    const origin = this.around.margin.getBoundingClientRect().top;
    const scroller = this.around.scroller.getBoundingClientRect();
    return { origin, scroller, sight: { top: scroller.top - origin, bottom: scroller.bottom - origin } };
  }

  /** True if nothing would be another: there are cards all around, the open one stands where it should, and its line is seen or hidden as it should. */
  private isLaidFor(sight: Sight): boolean {
    const { laid } = this;
    if (!laid) return false;
    const room = SCREENS_LEFT * (sight.bottom - sight.top);
    if ((sight.top - room < laid.top && laid.top > 0) || sight.bottom + room > laid.bottom) return false;
    if (laid.active && activeTop(laid.active, sight) !== laid.active.y) return false;
    return laid.lineAt === null || isWithin(laid.lineAt, sight) === laid.isLineSeen;
  }

  /** `isSettling`: the frame is laid out already, and what should be on the page besides is asked for in the next. */
  private layOut(isSettling = false): void {
    const { view, margin, onItems } = this.around;
    // Nothing to place: the text of an article that opens is not laid out once more for it.
    if (this.cards.length === 0 && this.items.length === 0) return;
    if (view.isDestroyed || !margin.isConnected || margin.clientHeight === 0) return;
    this.isHeldBack = this.press.isDown();
    if (this.isHeldBack) return;
    // First everything is read, then everything is written.
    this.open.watch();
    this.open.measure();
    this.places.begin();
    const reading = this.read();
    const { scroller, sight } = reading;
    const around = SCREENS_AROUND * scroller.height;
    const near = blocksBetween(view, scroller.top - around, scroller.bottom + around);
    const ids = cardsNear(this.cards, this.startOf, this.open.id, near);
    // Where cards are many they stand off their words in any case: a guess from the paragraph will do, and reading hundreds of lines will not.
    const isExact = ids.length <= MOUNT_ALL;
    const cards = ids.map((id) => this.cardOf(id, isExact ? near : NOWHERE, reading));
    const places = layOutMargin(cards, this.open.id, sight, this.around.folded().pill);
    const leader = this.readLeader(places, reading);
    const active = cards.find(({ id }) => id === this.open.id);
    this.laid = {
      top: sight.top - around,
      bottom: sight.bottom + around,
      active: active ? { ...active, y: activeTop(active, sight) } : null,
      lineAt: leader?.lineAt ?? null,
      isLineSeen: leader?.way !== undefined && leader.way !== null,
    };
    const items: MarginItem[] = places.map((place) => ('id' in place ? { id: place.id } : { folded: place.folded }));
    // Each card that glides is a layer of its own for the browser: of dozens every frame would be late, that of the next key too.
    margin.classList.toggle('glides', this.isStill && !this.isMany());
    margin.classList.toggle('many', this.isMany());
    this.tellSight(Math.floor(scroller.height));
    this.around.drawLeader(leader?.way?.path ?? null, leader?.way?.end ?? { x: 0, y: 0 });
    if (!isSameItems(items, this.items)) {
      if (isSettling) this.schedule();
      else {
        this.items = items;
        onItems(items);
        this.open.watch();
      }
    }
    for (const place of places) this.put(keyOf(place), place.y);
  }

  /** What is open may be as high as what is in sight. Every card would be styled anew by a value set again. */
  private tellSight(height: number): void {
    if (height === this.sightPx) return;
    this.sightPx = height;
    this.around.margin.style.setProperty('--sight', `${height}px`);
  }

  private put(key: string, y: number): void {
    const element = this.around.places.get(key);
    if (!element) return;
    const px = `${Math.round(y)}px`;
    // What a transform moves is a part of its own to compose at every key in the text: of many cards, none of which glides, only the open one is.
    const isMoved = !this.isMany() || key === this.open.id;
    const [top, transform] = isMoved ? ['', `translateY(${px})`] : [px, ''];
    const { style, classList } = element;
    if (style.top === top && style.transform === transform) return;
    // What has just come, or stood by its top, stands in its place at once, and glides from the next time on.
    if (isMoved && style.transform === '') {
      classList.remove('is-placed');
      requestAnimationFrame(() => classList.add('is-placed'));
    }
    style.top = top;
    style.transform = transform;
  }

  private isMany(): boolean {
    return this.cards.length > MOUNT_ALL;
  }

  private readonly startOf = (id: string): number => this.around.spansOf(id)[0]?.from ?? 0;

  private cardOf(id: string, near: MarkSpan, { origin, sight }: Reading): MarginCard {
    const start = this.startOf(id);
    const isNear = id === this.open.id || (start >= near.from && start < near.to);
    const anchor = Math.max(0, this.places.topOf(start, isNear) - origin);
    if (id !== this.open.id) return { id, anchor, height: this.around.folded().slip };
    const height = Math.min(this.open.height, sight.bottom - sight.top - 20);
    return { id, anchor, height };
  }

  /** Where the first line of the open card's words ends, and the way from there to its card while it is in sight. */
  private readLeader(places: readonly MarginPlace[], { origin, sight }: Reading): Leader | null {
    const { spansOf, margin } = this.around;
    const place = places.find((one) => 'id' in one && one.id === this.open.id);
    const { id, element } = this.open;
    const [range] = id === null ? [] : spansOf(id);
    if (!place || !element || !range) return null;
    const line = this.places.firstLine(range);
    if (!line) return null;
    return leaderOf({
      line: { bottom: line.bottom - origin, end: line.end - margin.getBoundingClientRect().left },
      card: { left: element.offsetLeft, top: place.y, height: this.open.height },
      sight,
    });
  }
}

interface Laid {
  top: number;
  bottom: number;
  active: (MarginCard & { y: number }) | null;
  lineAt: number | null;
  isLineSeen: boolean;
}

const NOWHERE: MarkSpan = { from: 0, to: 0 };
