import type { SaveState } from './save-state';

/** What a person has to know first comes first. */
const byUrgency: SaveState['name'][] = ['reload', 'signed-out', 'not-saved', 'offline', 'saving', 'saved'];

/** Several save states as one: the most urgent of them, with all that is kept anywhere. Saved only where all are; none at all is saved. */
export function joinSaveStates(states: readonly SaveState[]): SaveState {
  const [first] = [...states].sort((a, b) => byUrgency.indexOf(a.name) - byUrgency.indexOf(b.name));
  if (!first || first.name === 'saved') return { name: 'saved', at: lastOf(states) };
  if (!('kept' in first)) return first;
  return { ...first, kept: states.reduce((sum, one) => sum + ('kept' in one ? one.kept : 0), 0) };
}

/** The latest time at which something was saved; ISO 8601 in UTC sorts as text. */
function lastOf(states: readonly SaveState[]): string | null {
  const times = states.flatMap((one) => (one.name === 'saved' && one.at !== null ? [one.at] : []));
  return times.sort().at(-1) ?? null;
}
