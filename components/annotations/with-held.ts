/**
 * The rows of a list with those that are not in it any more and stay in sight (`held`): each behind the row that it stood behind when they were
 * drawn as `before`, so that nothing moves under who writes in one. At the end where it was not drawn yet.
 */
export function withHeld<Row extends { id: string }>(rows: readonly Row[], held: readonly Row[], before: readonly string[]): Row[] {
  const shown = [...rows];
  for (const one of held) {
    const place = before.indexOf(one.id);
    const ahead = before.slice(0, Math.max(place, 0));
    if (place < 0) shown.push(one);
    else shown.splice(shown.findLastIndex(({ id }) => ahead.includes(id)) + 1, 0, one);
  }
  return shown;
}
