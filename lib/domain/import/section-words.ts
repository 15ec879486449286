/** Words of lines that say what kind of text it is or of which section: "Breaking News", "Special Report". None that many people are called by. */
const anywhere = [
  // English
  'breaking news special report reports live update updates world cup olympics olympic games championship championships league summit election elections',
  'politics business sport sports culture opinion editorial analysis comment commentary column essay feature features interview review obituary',
  'exclusive explainer investigation investigations background coverage briefing bulletin newsletter series edition issue weekend daily weekly',
  'local national international foreign affairs health science technology education climate economy finance arts books travel lifestyle',
  'press release media statement fact check factcheck video podcast transcript quiz letters questions answers stories crisis budget republic kingdom',
  // German
  'aktuelle aktuelles aktuell nachrichten meldung meldungen eilmeldung ticker liveticker newsticker sonderbericht bericht meinung kommentar leitartikel',
  'analyse hintergrund reportage serie ausgabe politik wirtschaft kultur wissen wissenschaft gesellschaft panorama lokales regionales ausland inland',
  'pressemitteilung faktencheck gastbeitrag wahl wahlen',
  // French
  'actualité actualités actu édito éditorial enquête politique économie société culture sciences débats tribune chronique dossier spécial spéciale',
  'direct dernière dernières infos info urgent élection élections législatives présidentielle coupe mondial communiqué édition numéro',
  // Arabic and Hindi
  'رأي الرأي مقال تحليل تقرير افتتاحية أخبار विचार संपादकीय विश्लेषण रिपोर्ट समाचार',
];

/** Words with which a place begins, or a line over a list, and that people have as their last name: "New York", "West Bank"; "Adam West". */
const asFirst = 'new north south east west united los las san santa saint hong great top key big long must our';

const setOf = (lines: readonly string[]) => new Set(lines.flatMap((line) => line.split(' ')));
const sectionWords = setOf(anywhere);
const firstWords = setOf([asFirst]);

/** True for a line of capitalised words that is hardly a person's name: one of them tells a section, a kind of text or a place. In doubt it is. */
export function isSectionLine(line: string): boolean {
  const words = wordsOf(line);
  return firstWords.has(words[0] ?? '') || words.some((word) => sectionWords.has(word));
}

/** True for a line of such words alone: "Opinion", "News analysis". */
export function isKindOfText(line: string): boolean {
  const words = wordsOf(line);
  return words.length > 0 && words.every((word) => sectionWords.has(word));
}

const wordsOf = (line: string) =>
  line
    .normalize('NFC')
    .toLocaleLowerCase('en')
    .match(/[\p{L}\p{M}]+/gu) ?? [];
