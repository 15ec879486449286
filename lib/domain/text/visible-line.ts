/** Scripts whose letters are joined or parted by signs that nobody sees. */
const joining = [
  'Arab',
  'Syrc',
  'Mong',
  'Nkoo',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
  'Khmr',
  'Mymr',
]
  .map((script) => `\\p{scx=${script}}`)
  .join('');

/** What is seen of these: a long row of signs would else go one by one, as each is looked at again. */
const seen = (these: string) => String.raw`(?![\p{Cf}\p{DI}])[${these}]`;

/** What is not seen by itself and still tells letters or pictures apart: between those of its kind it stays. */
const needed = [
  String.raw`(?<=${seen(joining)}\p{VS}?)[\u200C\u200D\u180E](?=${seen(joining)})`,
  String.raw`(?<=${seen('\\p{sc=Han}\\p{sc=Mong}')})\p{VS}`,
  String.raw`(?<=\p{ExtPict})\uFE0F`,
  String.raw`(?<=[\p{ExtPict}\p{EMod}\uFE0F])\u200D(?=\p{ExtPict})`,
].join('|');

const unseen = new RegExp(String.raw`(?!${needed})[\p{Cf}\p{DI}]`, 'gu');
/** Besides spaces and control characters those that are blank, and to no program a space: fillers of Korean, and an empty cell of Braille. */
const blank = /[\s\p{Cc}\u115F\u1160\u2800\u3164\uFFA0]+/gu;

/**
 * A text as one line of what is seen of it: two that look alike for no other reason than what nobody sees are one. Without signs that turn the order
 * of what stands around it (https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings). Empty where nothing is seen. Of such a line it is
 * that line.
 */
export function visibleLine(text: string): string {
  let line = text;
  // Once more as long as that changes it: a letter and a mark that something unseen had parted are one now, and what stood beside a sign may be gone.
  for (let next = seenOf(line); next !== line; next = seenOf(line)) line = next;
  return line;
}

function seenOf(text: string): string {
  // A mark of order of bytes counts as a space in JavaScript, and has no width.
  const spaced = text.normalize('NFC').replaceAll('\uFEFF', '').replaceAll(blank, ' ');
  return spaced.replaceAll(unseen, '').replaceAll(/ +/g, ' ').trim();
}
