import { expect, it } from 'vitest';
import { joinSaveStates } from './join-save-states';
import type { SaveState } from './save-state';

const saved: SaveState = { name: 'saved', at: '2026-01-02T03:04:05.678Z' };
const later: SaveState = { name: 'saved', at: '2026-01-02T04:00:00.000Z' };
const offline: SaveState = { name: 'offline', kept: 2 };

const cases: [string, SaveState[], SaveState][] = [
  ['nothing at all', [], { name: 'saved', at: null }],
  ['all saved: the latest time', [later, saved, { name: 'saved', at: null }], later],
  ['one still under way', [saved, { name: 'saving' }], { name: 'saving' }],
  ['kept in two places', [offline, saved, { name: 'offline', kept: 1 }], { name: 'offline', kept: 3 }],
  [
    'a failure before the line',
    [offline, { name: 'not-saved', kept: 1, reason: 'Full.' }],
    { name: 'not-saved', kept: 3, reason: 'Full.' },
  ],
  [
    'a reload before all',
    [{ name: 'signed-out', kept: 1 }, { name: 'reload', reason: 'Too old.' }, saved],
    { name: 'reload', reason: 'Too old.' },
  ],
];

it.each(cases)('joins %s', (_name, states, joined) => {
  expect(joinSaveStates(states)).toEqual(joined);
});
