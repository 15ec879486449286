import { Preferences, PreferencesPatch } from '../people/preferences';
import { endpoint } from './endpoint';

/** Changes the preferences that are given and leaves the others; the answer has all of them. */
export const changePreferences = endpoint({
  method: 'PATCH',
  path: '/api/v1/me/preferences',
  body: PreferencesPatch,
  answer: Preferences,
});
