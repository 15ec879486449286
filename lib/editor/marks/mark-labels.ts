/** The labels of all marks, by slot, in pieces of which a change copies one or two: a flat list of 20,000 takes longer to copy than all positions. */
export type MarkLabels = readonly (readonly (string | null)[])[];

const PIECE = 256;

/** The labels of a list, by slot. */
export function buildLabels(labels: readonly (string | null)[]): MarkLabels {
  const pieces: (string | null)[][] = [];
  for (let start = 0; start < labels.length; start += PIECE) pieces.push(labels.slice(start, start + PIECE));
  return pieces;
}

/** The label of a slot, or null for none. */
export const labelAt = (labels: MarkLabels, slot: number): string | null => labels[Math.floor(slot / PIECE)]?.[slot % PIECE] ?? null;

/** The labels with those of `changed` slots in place of the old ones. */
export function changeLabels(labels: MarkLabels, changed: ReadonlyMap<number, string | null>): MarkLabels {
  const pieces = [...labels];
  const copies = new Map<number, (string | null)[]>();
  for (const [slot, label] of changed) {
    const index = Math.floor(slot / PIECE);
    const piece = copies.get(index) ?? [...(pieces[index] ?? [])];
    // Slots are taken in order, but those of one change need not come in order.
    while (piece.length < slot % PIECE) piece.push(null);
    piece[slot % PIECE] = label;
    copies.set(index, piece);
    pieces[index] = piece;
  }
  return pieces;
}
