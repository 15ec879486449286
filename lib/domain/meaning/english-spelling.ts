import { ownMember } from '../own-member';

/** Stems that British English writes with -our and American English with -or. */
const ourStems = new Set(
  'col fav flav harb hon hum lab neighb rum behavi arm vap od endeav sav rig vig val splend parl tum dem ferv glam candid clam ard ranc succ'
    .split(' ')
    .map((stem) => `${stem}our`),
);
/** Words of one spelling each side of the sea, beyond what the rules below tell. American first. */
const pairs: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'theater:theatre center:centre fiber:fibre caliber:calibre somber:sombre meager:meagre luster:lustre specter:spectre defense:defence ' +
    'offense:offence pretense:pretence judgment:judgement acknowledgment:acknowledgement aging:ageing gray:grey plow:plough ' +
    'skeptic:sceptic skeptical:sceptical mold:mould analyze:analyse analyzed:analysed paralyzed:paralysed catalog:catalogue ' +
    'traveled:travelled traveling:travelling traveler:traveller travelers:travellers canceled:cancelled canceling:cancelling ' +
    'modeled:modelled modeling:modelling labeled:labelled labeling:labelling fueled:fuelled fueling:fuelling signaled:signalled ' +
    'counselor:counsellor counselors:counsellors leveled:levelled dialed:dialled totaled:totalled jewelry:jewellery fulfill:fulfil ' +
    'maneuver:manoeuvre maneuvers:manoeuvres learned:learnt burned:burnt spelled:spelt theaters:theatres centers:centres'
  )
    .split(' ')
    .map((pair) => pair.split(':')),
);

/** The word in lower case with one of its spellings. Where a variant could be another word there is none: a metre is no meter. */
export function spellingOf(word: string): string {
  const known = ownMember(pairs, word);
  if (known) return known;
  if (word.length > 6 && /(?:is|iz)(?:e[drs]?|ing|ation|ations)$/.test(word))
    return word.replace(/is(?=(?:e[drs]?|ing|ation|ations)$)/, 'iz');
  const [, stem = '', ending = ''] = /^([a-z]+?ou?r)((?:s|ed|ing|able|ite|al|hood|hoods|er|ers|less|ful)?)$/.exec(word) ?? [];
  const british = stem.endsWith('our') ? stem : stem.replace(/or$/, 'our');
  return ourStems.has(british) ? british + ending : word;
}

/** Pairs whose hyphen, space or nothing between them makes no difference. */
const closed =
  'email online offline worldwide nationwide website cooperate cooperates cooperated cooperation cooperative coordinate coordinated coordination coexist'.split(
    ' ',
  );
const closedWords = new Set(closed);
const prefixes = new Set(['non', 'anti', 'multi', 'semi']);
/** With their prefix closed up these are other words, or read as such. */
const notClosed = new Set(['plus', 'sense', 'entity', 'body', 'dote', 'chalant', 'tude', 'farious']);
const particles = new Set(['up', 'off', 'out', 'over', 'down', 'in']);

/** True if two parts with a hyphen between them are the same word without it: non-smoker, e-mail, clean-up. Never of re-sign, co-op, un-ionised. */
export function isOneWord(first: string, second: string): boolean {
  if (closedWords.has(first + second)) return true;
  if (prefixes.has(first)) return second.length > 3 && !notClosed.has(second);
  return particles.has(second) && first.length > 3 && /^[a-z]+$/.test(first);
}

const openSeconds = new Set('known paid time term old year years range scale level based minute class quality profile income'.split(' '));
const openPairs = new Set(['decision making', 'no one', 'vice president', 'prime minister', 'attorney general']);
const openFirsts = new Set('part full long short high low mid well large small first second third last half middle'.split(' '));

/** True if two words say the same with a hyphen and with a space between them. Not of man-eating, more-skilled, shark-hunting. */
export function isOpenCompound(first: string, second: string): boolean {
  return (
    openPairs.has(`${first} ${second}`) || (openFirsts.has(first) && openSeconds.has(second)) || (first === 'well' && second.endsWith('ed'))
  );
}
