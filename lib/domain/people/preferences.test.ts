import { describe, expect, it } from 'vitest';
import { Preferences, PreferencesPatch } from './preferences';
import { usualPreferences, withPatch } from './usual-preferences';

describe('Preferences', () => {
  it.each([[{}], [null], [undefined], ['broken'], [[]], [7]])('are the usual ones when %j is stored', (stored) => {
    expect(Preferences.parse(stored)).toEqual(usualPreferences);
  });

  it('fall back field by field', () => {
    const stored = {
      colour: 9,
      dateLanguage: 'xx-XX',
      defaultMode: 'paint',
      singleKeys: 'no',
      keys: { tagClaim: 'q', tagOpinion: 'Mod-q', 'bad id': 'z', nextTag: 7, previousTag: ' ', growEnd: 'Shift-;' },
      spokenMarks: 'start',
      coachSeen: true,
      inboxMail: 'hourly',
      inboxMailOf: 'mentions',
      inboxMailHour: 24,
      seenReset: 'the last one',
      timeZone: 'Europe/Atlantis',
      later: 'a field of a newer Galley',
    };
    expect(Preferences.parse(stored)).toEqual({
      ...usualPreferences,
      keys: { tagClaim: 'q', growEnd: 'Shift-;' },
      spokenMarks: 'start',
      coachSeen: true,
      inboxMailOf: 'mentions',
    });
  });

  it('keep what is right', () => {
    const seenReset = '01999999-0000-7000-8000-000000000001';
    const chosen = { ...usualPreferences, seenReset, colour: 3, dateLanguage: 'de-DE', defaultMode: 'read', singleKeys: false } as const;
    expect(Preferences.parse(chosen)).toEqual(chosen);
  });
});

describe('PreferencesPatch', () => {
  it.each([
    [{ colour: 7 }],
    [{ colour: '1' }],
    [{ dateLanguage: 'xx-XX' }],
    [{ defaultMode: 'paint' }],
    [{ keys: { tagClaim: 'Mod-q' } }],
    [{ keys: { 'bad id': 'q' } }],
    [{ keys: { tagClaim: 'Enter' } }],
    [{ keys: { tagClaim: 'Q' } }],
    [{ inboxMail: 'hourly' }],
    [{ inboxMailHour: 7.5 }],
    [{ seenReset: 'the last one' }],
    [{ timeZone: 'Europe/Atlantis' }],
    [{ unknown: true }],
    [[]],
    [null],
  ])('refuses %j', (patch) => {
    expect(PreferencesPatch.safeParse(patch).success).toBe(false);
  });

  it('takes any part, and none', () => {
    expect(PreferencesPatch.parse({})).toEqual({});
    expect(PreferencesPatch.parse({ colour: null, keys: {} })).toEqual({ colour: null, keys: {} });
    expect(PreferencesPatch.parse({ keys: { tagClaim: 'ö', nextTag: 'Shift-q', growEnd: null } })).toEqual({
      keys: { tagClaim: 'ö', nextTag: 'Shift-q', growEnd: null },
    });
  });
});

describe('withPatch', () => {
  it('changes what is given and nothing else', () => {
    const before = { ...usualPreferences, colour: 2, keys: { tagClaim: 'q' } } as const;
    expect(withPatch(before, { keys: { nextTag: 'h' }, coachSeen: undefined })).toEqual({
      ...before,
      keys: { tagClaim: 'q', nextTag: 'h' },
    });
    expect(withPatch(before, { keys: { tagClaim: null } })).toEqual({ ...before, keys: {} });
    expect(withPatch(before, { colour: null })).toEqual({ ...before, colour: null });
  });
});
