import { z } from 'zod';
import { isTimeZone } from '../wall-clock';
import { personColours } from './person-colour';
import { usualPreferences } from './usual-preferences';

/** The languages that dates may be written in. BCP 47. What they are called is in `date-languages.ts`, which the page of an article does without. */
export const dateLanguageTags = [
  'cs-CZ',
  'da-DK',
  'de-DE',
  'el-GR',
  'en-GB',
  'en-US',
  'es-ES',
  'fi-FI',
  'fr-FR',
  'hu-HU',
  'it-IT',
  'ja-JP',
  'nb-NO',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'ro-RO',
  'sv-SE',
  'tr-TR',
  'uk-UA',
  'zh-CN',
] as const;

const colour = z.literal([...personColours]).nullable();
const dateLanguage = z.enum(dateLanguageTags).nullable();
const defaultMode = z.enum(['tag', 'edit', 'read']).nullable();
const spokenMarks = z.enum(['ends', 'start', 'none']);
const commandId = z.string().regex(/^[a-zA-Z]{1,40}$/);
/** One character, as the keymap names keys: `q`, `;`, `Shift-q`. Never `Q`: Shift is said. */
const singleKey = z.string().regex(/^(Shift-)?[^\s\p{C}\p{Lu}]$/u);
/** So many commands may have keys of a person's own. */
export const MAX_KEYS = 100;
const seenReset = z.uuid().nullable();
const inboxMail = z.enum(['never', 'daily', 'at-once']);
const inboxMailOf = z.enum(['all', 'mentions']);
const hour = z.number().int().min(0).max(23);
const timeZone = z.string().max(100).refine(isTimeZone, 'This time zone is not known here.').nullable();

/** What a screen reader hears of a mark: both its ends, its start, or nothing but the words. */
export type SpokenMarks = z.infer<typeof spokenMarks>;

/** When a person is mailed about what comes into their inbox. */
export type InboxMail = z.infer<typeof inboxMail>;
/** What of it: everything, or only what mentions them. */
export type InboxMailOf = z.infer<typeof inboxMailOf>;

/** The keys that are rightly formed; what is broken is as if it had never been chosen. */
const keptKeys = z.record(z.string(), z.unknown()).transform((keys) => {
  const whole = Object.entries(keys).flatMap(([id, key]) => {
    const parsed = singleKey.safeParse(key);
    return commandId.safeParse(id).success && parsed.success ? [[id, parsed.data] as const] : [];
  });
  return Object.fromEntries(whole.slice(0, MAX_KEYS));
});

/**
 * How one person wants Galley. Parsing is total: each field that is missing, unknown or broken is its default, so a value stored by an
 * older or a newer Galley never locks anyone out.
 */
export const Preferences = z
  .object({
    /** Null is the colour that follows from the person's id. */
    colour: colour.catch(null),
    /** Null is the browser's language. */
    dateLanguage: dateLanguage.catch(null),
    /** How the workbench opens; null goes by what the role may do. */
    defaultMode: defaultMode.catch(null),
    /** Whether keys without Ctrl, Cmd or Alt are commands (WCAG 2.1.4). */
    singleKeys: z.boolean().catch(true),
    /** By command, the single key that a person chose instead of the usual one. The keymap knows which commands and keys there are. */
    keys: keptKeys.catch({}),
    spokenMarks: spokenMarks.catch('ends'),
    /** Whether the first hints of the workbench were put away. */
    coachSeen: z.boolean().catch(false),
    /** The newest password reset by a link of somebody else's that the person was told of and has put away; its id. */
    seenReset: seenReset.catch(null),
    /** `lib/server/inbox/inbox-marks.ts` and `inbox-mail.ts` ask the tables for it by the same words. */
    inboxMail: inboxMail.catch('never'),
    inboxMailOf: inboxMailOf.catch('all'),
    /** The hour of the day at which the daily mail goes out, by the clocks of `timeZone`. */
    inboxMailHour: hour.catch(8),
    /** As the person's browser called it; null is UTC. */
    timeZone: timeZone.catch(null),
  })
  .catch(() => ({ ...usualPreferences }));
export type Preferences = z.infer<typeof Preferences>;

/** A change of some preferences; of `keys` those that are given, where null is the usual one. Strict, where `Preferences` is lenient: a wrong wish is refused, not dropped. */
export const PreferencesPatch = z
  .strictObject({
    colour,
    dateLanguage,
    defaultMode,
    singleKeys: z.boolean(),
    keys: z.record(commandId, singleKey.nullable()).refine((keys) => Object.keys(keys).length <= MAX_KEYS, `At most ${MAX_KEYS} keys.`),
    spokenMarks,
    coachSeen: z.boolean(),
    seenReset,
    inboxMail,
    inboxMailOf,
    inboxMailHour: hour,
    timeZone,
  })
  .partial();
export type PreferencesPatch = z.infer<typeof PreferencesPatch>;
