/** The stretches that overlap `from`..`to`, in order of where they begin, longer ones first. Asked in order of the text. */
export type Covering<T> = (from: number, to: number) => readonly T[];

/** Finds what covers each part of a text that is gone through from its beginning on: twenty thousand tags cost one pass, in however few paragraphs they are. */
export function sweep<T extends { from: number; to: number }>(stretches: readonly T[]): Covering<T> {
  const sorted = [...stretches].sort((a, b) => a.from - b.from || b.to - a.to);
  let next = 0;
  let active: T[] = [];
  return (from, to) => {
    active = active.filter((one) => one.to > from);
    for (let one = sorted[next]; one && one.from < to; one = sorted[++next]) if (one.to > from) active.push(one);
    return active;
  };
}
