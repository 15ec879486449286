/** What stands in the margin, in text order: the slips of tags, and the open card of the active one. Pixels, counted from the top of the text. */
export interface MarginCard {
  id: string;
  /** The top of the first line of its words. */
  anchor: number;
  height: number;
}

/** A card, or several folded into one pill, and where it stands. */
export type MarginPlace = { id: string; y: number } | { folded: string[]; y: number };

/** What of the text is in sight. */
export interface Sight {
  top: number;
  bottom: number;
}

/** Between two cards. */
export const CARD_GAP_PX = 6;

/** How high what is folded is, as the sheets have it: a slip, and a pill of several. */
export interface FoldedPx {
  slip: number;
  pill: number;
}
/** For pointers. */
export const foldedPx: FoldedPx = { slip: 32, pill: 26 };
/** The same for fingers. */
export const touchFoldedPx: FoldedPx = { slip: 44, pill: 44 };

/** The open card begins a little above its words, and keeps off the edges of what is in sight. */
const RISE_PX = 6;
const EDGE_PX = 10;
/** Farther from its words than this a slip helps nobody; so many may be, before the farthest are folded. */
const FAR_PX = 400;
const MANY_FAR = 6;

interface Block {
  cards: MarginCard[];
  isPill: boolean;
  anchor: number;
  height: number;
  y: number;
}

/**
 * Where each card stands: the active one beside its words as far as it is in sight, the others beside theirs as far as there is room.
 * None overlaps another, their order is that of the text, none stands above the text. What finds no room there, or only far from its
 * words, is folded into pills, `pillPx` high. Every card is in the answer once. Decision 34.
 */
export function layOutMargin(cards: readonly MarginCard[], activeId: string | null, sight: Sight, pillPx = foldedPx.pill): MarginPlace[] {
  const blocks = cards.map((card): Block => ({ cards: [card], isPill: false, anchor: card.anchor, height: card.height, y: card.anchor }));
  const isActive = (block: Block) => !block.isPill && block.cards[0]?.id === activeId;
  place(blocks, isActive, sight);
  foldFar(blocks, isActive, sight, pillPx);
  foldAbove(blocks, isActive, sight, pillPx);
  return blocks.map(({ cards: held, isPill, y }) => (isPill ? { folded: held.map(({ id }) => id), y } : { id: held[0]?.id ?? '', y }));
}

/** Where the open card stands when nothing is folded above it: beside its words, as far as it is in sight. */
export function activeTop({ anchor, height }: Pick<MarginCard, 'anchor' | 'height'>, sight: Sight): number {
  return Math.max(sight.top + EDGE_PX, Math.min(anchor - RISE_PX, sight.bottom - EDGE_PX - height));
}

/** Gives every block its y. Above an active card, which is never above `floor`, it may be less than 0. */
function place(blocks: readonly Block[], isActive: (block: Block) => boolean, sight: Sight, floor = 0): void {
  const at = blocks.findIndex(isActive);
  const active = blocks[at];
  if (!active) {
    placeAlone(blocks);
    return;
  }
  active.y = Math.max(floor, activeTop(active, sight));
  let below = active.y;
  for (const block of blocks.slice(0, at).reverse()) {
    block.y = Math.min(block.anchor, below - CARD_GAP_PX - block.height);
    below = block.y;
  }
  placeDown(blocks.slice(at + 1), active.y + active.height + CARD_GAP_PX);
}

function placeDown(blocks: readonly Block[], from: number): void {
  let free = from;
  for (const block of blocks) {
    block.y = Math.max(block.anchor, free);
    free = block.y + block.height + CARD_GAP_PX;
  }
}

/** Without an active card: downwards, then every group of touching cards up by half of what its last one was pushed down. */
function placeAlone(blocks: readonly Block[]): void {
  placeDown(blocks, 0);
  let free = 0;
  for (let first = 0; first < blocks.length; ) {
    let last = first;
    while (last + 1 < blocks.length && touches(blocks[last], blocks[last + 1])) last += 1;
    const group = blocks.slice(first, last + 1);
    const [head, tail] = [group[0], group.at(-1)];
    if (!head || !tail) return;
    const up = Math.min((tail.y - tail.anchor) / 2, Math.max(0, head.y - free));
    for (const block of group) block.y -= up;
    free = tail.y + tail.height + CARD_GAP_PX;
    first = last + 1;
  }
}

const touches = (one: Block | undefined, next: Block | undefined) =>
  one !== undefined && next !== undefined && next.y - (one.y + one.height) <= CARD_GAP_PX;

/** Folds the farthest while too many are far. */
function foldFar(blocks: Block[], isActive: (block: Block) => boolean, sight: Sight, pillPx: number): void {
  const distance = (block: Block) => Math.abs(block.y - block.anchor);
  for (;;) {
    const far = blocks.filter((block) => !block.isPill && !isActive(block) && distance(block) > FAR_PX);
    if (far.length <= MANY_FAR) return;
    far.sort((a, b) => distance(b) - distance(a));
    // Several at once: each one that goes brings those after it nearer.
    const going = new Set(far.slice(0, Math.ceil((far.length - MANY_FAR) / 2)));
    fold(blocks, (block) => going.has(block), pillPx);
    place(blocks, isActive, sight);
  }
}

/** Folds what has no room above the active card into one pill at the top. */
function foldAbove(blocks: Block[], isActive: (block: Block) => boolean, sight: Sight, pillPx: number): void {
  const at = blocks.findIndex(isActive);
  if (!blocks.slice(0, Math.max(at, 0)).some(({ y }) => y < 0)) return;
  const isPressed = ({ y }: Block) => y < pillPx + CARD_GAP_PX;
  const pressed = new Set(blocks.slice(0, at).filter(isPressed));
  fold(blocks, (block) => pressed.has(block), pillPx);
  place(blocks, isActive, sight, pillPx + CARD_GAP_PX);
  const [pill] = blocks;
  if (pill?.isPill) pill.y = 0;
}

/** Puts blocks that go together into one pill, with the pills that they meet. */
function fold(blocks: Block[], goes: (block: Block) => boolean, pillPx: number): void {
  const folded: Block[] = [];
  for (const block of blocks) {
    const before = folded.at(-1);
    if (!goes(block) && !block.isPill) folded.push(block);
    else if (before?.isPill) before.cards = [...before.cards, ...block.cards];
    else folded.push({ cards: block.cards, isPill: true, anchor: block.anchor, height: pillPx, y: block.y });
  }
  blocks.splice(0, blocks.length, ...folded);
}
