import { describe, expect, it } from 'vitest';
import { allowSilence, longestSilenceMs } from './settings';

describe('allowSilence', () => {
  it.each([
    ['nothing is set', undefined, 660_000],
    ['it is blank', ' ', 660_000],
    ['less is set for the house', '60000', 660_000],
    ['more is', '900000', 900_000],
  ])('gives who asks for it the time where %s', (_, set, expected) => {
    const env = { GALLEY_DATABASE_SILENCE_MS: set };
    allowSilence(660_000, env);
    expect(longestSilenceMs(env)).toBe(expected);
  });
});
