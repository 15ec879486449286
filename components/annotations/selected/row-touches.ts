/** So long a finger rests on a row before that selects it: as long as on a phone's own lists. */
const HOLD_MS = 500;
/** So far it may stray meanwhile: about what a browser takes for a touch, and not for scrolling. */
const STRAY_PX = 10;

interface RowTouches {
  /** The tag of the row that an event is in; null elsewhere. */
  rowIdOf(event: Event): string | null;
  /** A finger has rested on a row. */
  onHold(id: string): void;
  /** A row was touched. True if that was taken: then the row itself does not hear of it. */
  onTouch(id: string, event: Event): boolean;
}

/** Listens to fingers on rows from what is around them, until `signal` is aborted. */
export function listenToRows(around: EventTarget, signal: AbortSignal, { rowIdOf, onHold, onTouch }: RowTouches): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resting: { id: string; x: number; y: number } | null = null;
  let isHeld = false;
  const rest = () => {
    clearTimeout(timer);
    resting = null;
  };
  const hold = () => {
    if (!resting) return;
    onHold(resting.id);
    isHeld = true;
    rest();
  };
  const down = (event: Event) => {
    rest();
    isHeld = false;
    const id = rowIdOf(event);
    if (!isPointer(event) || event.pointerType !== 'touch' || id === null) return;
    resting = { id, x: event.clientX, y: event.clientY };
    timer = setTimeout(hold, HOLD_MS);
  };
  const move = (event: Event) => {
    if (resting && isPointer(event) && Math.hypot(event.clientX - resting.x, event.clientY - resting.y) > STRAY_PX) rest();
  };
  // Where the browser knows of a long press by itself, that is the moment; and no menu of its own opens over the rows.
  const menu = (event: Event) => {
    if (resting || isHeld) event.preventDefault();
    hold();
  };
  const click = (event: Event) => {
    const id = rowIdOf(event);
    // Some browsers click when the finger that held a row goes up.
    const isOfHold = isHeld;
    isHeld = false;
    if (id !== null && (isOfHold || onTouch(id, event))) event.stopPropagation();
  };
  around.addEventListener('pointerdown', down, { signal });
  around.addEventListener('pointermove', move, { signal });
  for (const type of ['pointerup', 'pointercancel', 'pointerleave']) around.addEventListener(type, rest, { signal });
  around.addEventListener('contextmenu', menu, { signal });
  // Before the row itself, which would go to its tag.
  around.addEventListener('click', click, { signal, capture: true });
  signal.addEventListener('abort', rest);
}

const isPointer = (event: Event): event is PointerEvent => 'pointerType' in event;
