/** More names than this are told by their number. */
const MOST_NAMES = 3;

/** Who has come and who has left, as a screen reader says it: "Jonah and Elif are here. Marc has left." Empty if nobody has. */
export function sayArrivals(come: readonly string[], left: readonly string[]): string {
  return [
    come.length > 0 ? `${sayNames(come)} ${come.length === 1 ? 'is' : 'are'} here.` : '',
    left.length > 0 ? `${sayNames(left)} ${left.length === 1 ? 'has' : 'have'} left.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function sayNames(names: readonly string[]): string {
  if (names.length > MOST_NAMES) return `${names.length} people`;
  const [last = '', ...before] = names.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}
