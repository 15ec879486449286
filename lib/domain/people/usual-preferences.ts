import type { Preferences, PreferencesPatch } from './preferences';

/** What nobody has changed. */
export const usualPreferences: Preferences = {
  colour: null,
  dateLanguage: null,
  defaultMode: null,
  singleKeys: true,
  keys: {},
  spokenMarks: 'ends',
  coachSeen: false,
  seenReset: null,
  inboxMail: 'never',
  inboxMailOf: 'all',
  inboxMailHour: 8,
  timeZone: null,
};

/** The preferences after a change, as the server will keep them. */
export function withPatch(preferences: Preferences, patch: PreferencesPatch): Preferences {
  // A field of the patch that is undefined was not sent.
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const keys = Object.entries({ ...preferences.keys, ...patch.keys }).flatMap(([id, key]) => (key === null ? [] : [[id, key] as const]));
  return { ...preferences, ...given, keys: Object.fromEntries(keys) };
}
