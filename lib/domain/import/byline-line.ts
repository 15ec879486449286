import { readDay } from './date-line';
import { isKindOfText } from './section-words';
import { beginsWithWeekday, withoutDates } from './without-dates';

/** Who wrote it (without "By"), and the day if the same line names one. */
export interface FoundByline {
  byline: string;
  day: string | null;
}

const MAX_GUESSED_BYLINE_CHARS = 150;

// A preposition needs names after it; a label with a colon needs none, so the languages whose preposition is also a common word are only here.
const prefix =
  /^(?:(?:words|story|text|report|reporting|written|posted|published|opinion|commentary|analysis|comment|publiée?|publicad[oa]|veröffentlicht|gepubliceerd|geplaatst)\s+)?(?:by|von|par|por|door|av)\s*:?\s+|^pubblicat[oa]\s+da\s+/iu;
const label =
  /^(?:by|author|words|text|byline|autor|autorin|auteur|autore|autora|di|af|av|von|par|por|door|autorka|tekst|yazan|yazar|haber|muhabir|автор|авторка|текст|συντάκτης|συντάκτρια|κείμενο|ρεπορτάζ|लेखक|लेखिका|रिपोर्ट|द्वारा|بقلم|كتب|كتبت|إعداد|اعداد|تقرير|تحرير|מאת|כתב|כתבה|作者|記者|记者|文|撰文|撰稿|執筆|取材・文|글|글쓴이|기자)\s*[:：/／|｜＝]\s*/iu;
// These stand before a name without a colon too. Greek says who wrote it with its article, which has other uses before one word.
const bareLabel = new RegExp(
  [
    String.raw`^(?:بقلم|מאת|द्वारा)\s+`,
    String.raw`^(?:γράφ(?:ει|ουν)\s+(?:ο|η|οι)|από\s+(?:τον|την|τους)|(?:του|της|των)(?=\s+\p{L}+\s+\p{L}))\s+`,
    String.raw`^(?:本[报報])?[记記]者\s+(?=(?:\p{Script=Han}{2,4}[\s、]*){1,4}$)`,
  ].join('|'),
  'iu',
);
/** Hindi says it behind the name. */
const hindiBy = /^((?:\p{Script=Devanagari}+\s+){2,4})द्वारा$/u;

const connectors = new Set(
  'and und et y e en i og och & in of for de da di del della dos du van von der den ter la le bin ibn al el ve και și и та'.split(' '),
);

/** In scripts without capitals these tell a headline behind a label, and nobody has such a name. Not على and ما, as Ali and Ma are written too. */
const notNames = new Set(
  'في من إلى عن لم لن لا أن هذا هذه قال ليس التي الذي יש של על את לא עם זה הוא היא यह वह ये में की का के को से पर ने है हैं था थे नहीं'.split(' '),
);

/** The byline of a line such as "By Ann Lee" or "By Ann Lee and Bo Ek | 3 May 2026", or null if it is none. "By the river" is none. */
export function readByline(line: string): FoundByline | null {
  const text = line.trim();
  if (text.length > MAX_GUESSED_BYLINE_CHARS || text.includes('\n\n')) return null;
  const stripped = text.replace(label, '').replace(bareLabel, '').replace(hindiBy, '$1');
  const rest = stripped === text ? text.replace(prefix, '') : stripped;
  if (rest === text || beginsWithWeekday(rest)) return null;
  const found = bylineOf(rest);
  return found && isListOfNames(found.byline) ? found : null;
}

/** The byline in a line that its mark-up calls one: "By" is not needed. Null if nothing but a date or a kind of text is left. */
export function readMarkedByline(line: string): FoundByline | null {
  const lines = line.split('\n').map((one) => one.trim());
  const text = lines.filter((one) => one !== '').join(' | ');
  if (text.length > MAX_GUESSED_BYLINE_CHARS) return null;
  const found = bylineOf(text.replace(label, '').replace(bareLabel, '').replace(hindiBy, '$1').replace(prefix, ''));
  return found && !isKindOfText(found.byline) ? found : null;
}

/** True for what can be one more author below another by its words: a name of two words or more, not "Photos: Bo Ek", "Follow", a day or a sentence. */
export const isName = (byline: string) => isListOfNames(byline) && !/[:\d]/.test(byline) && /[\p{L}.]\s+\p{L}|^\p{Lo}/u.test(byline);

const particles = new Set('de da di del della dos du van von der den ter la le bin ibn al el'.split(' '));

/**
 * True for two to four words that can be one person's name and hardly anything else: "Ann Lee", "Ines van der Berg". It takes a script with capitals to
 * tell, and not all of them: "NIGHT BUSES" and "Ships and Boats" are none.
 */
export function isPersonsName(line: string): boolean {
  const words = line.trim().split(/\s+/);
  if (words.length < 2 || words.length > 4 || !/^[\p{L}\p{M}.'’\s-]+$/u.test(line) || !/\p{Ll}/u.test(line) || !isName(line)) return false;
  const isParticle = (word: string) => particles.has(word);
  return words.every((word) => isParticle(word) || /^(?:(?:d|l|al|el|O)['’-])?\p{Lu}/u.test(word)) && !isParticle(words.at(-1) ?? '');
}

/** A mail address or the name on some network, with what parts it from the name before. */
const address = /(?:[\s,;(<|·]+|^)(?:e-?mail\s*:?\s*)?[\w.+-]*[@＠][\w.-]*\w[)>]?/giu;

function bylineOf(text: string): FoundByline | null {
  const byline = withoutDates(text.replace(address, ''));
  return /\p{L}/u.test(byline) ? { byline, day: readDay(text)?.day ?? null } : null;
}

function isListOfNames(byline: string): boolean {
  const names = (byline.split(/[,(]/)[0] ?? '').trim().split(/\s+/);
  if (names.length > 12 || /[.!?;:…]$/.test(byline.replace(/\b(?:Jr|Sr|Dr|Ph\.?D|\p{Lu})\.$/u, ''))) return false;
  if (/^(?:the|a|an|\d.*)$/i.test(names[0] ?? '')) return false;
  const isName = (word: string) => /^[^\p{L}]*(?:\p{Lu}|\p{Lo}|(?:d|l|al|el|O)['’-]\p{Lu})/u.test(word);
  return isName(names[0] ?? '') && !names.some((word) => notNames.has(word)) && names.every((word) => isName(word) || connectors.has(word));
}
