/** Words that are others with a capital, in lower case: names of months, people, peoples and places that are words as well. */
const bearing = new Set(
  (
    'may march august april june polish turkey china nice reading bath cork mobile java jersey guinea chile chad lent job swede dane pole finn scot ' +
    'us it who aids mark bill will rose grace hope faith joy jack frank grant art pat rob bob nick sue drew chase penny ruby amber iris lily daisy ' +
    'dawn summer reed moss hale vale green brown black white gray grey king knight bishop page price rice reid stone wood woods hill field fields brooks ' +
    'banks bank cook baker miller smith mason fox wolf bush rich young long short small strong sharp wise swift bright best love power powers lane rivers ' +
    'lake marsh heath dale glen cliff forest parks barber taylor carter porter potter fisher hunter gardener shepherd ford apple amazon shell gap target ' +
    'orange visa oracle meta sky times guardian sun mirror mail express labour labor liberal democrat democrats republican republicans conservative ' +
    'conservatives greens catholic orthodox god lord earth mars mercury venus jupiter saturn congress senate house lords commons state'
  ).split(' '),
);

/** Names in capitals that are words as well, whatever begins with them: CARE and care, ICE and ice. */
const acronyms = new Set(
  (
    'ace act arm ash base calm camp can care cases cash chip chips cites core cop cops dart east epic face fast fire gift ice led lift mad map mind mot ' +
    'net now open pace pact pen pet pin plan plus raid ram rest safe sage salt save seal share sim snap star start stem step stop swift team tip tips ' +
    'up vat wash wave'
  ).split(' '),
);

/** True if a word with a capital may be another than the same without. */
export const bearsCase = (word: string): boolean => bearing.has(word.toLowerCase());

/** Common words that houses write with a capital or without, whatever they mean. */
const styled = new Set('internet web spring autumn winter mayor president minister prime chancellor governor senator professor'.split(' '));

/** True if two words that differ in case only are the same word. `isStart`: a sentence begins with them. */
export function isSameBesidesCase(a: string, b: string, isStart: boolean): boolean {
  const lower = a.toLowerCase();
  if (lower !== b.toLowerCase()) return false;
  const [first, second] = [a, b].sort();
  const isCapitalOnly = first?.slice(1) === second?.slice(1);
  // NATO is Nato. Shorter ones, those of which one is in small letters, and those that are known can be words: US and us, AIDS and aids, WHO and Who.
  if (!isCapitalOnly) {
    const stem = lower.replace(/\u2019.*$/u, '');
    const isAcronym = [a, b].every((one) => /^\p{Lu}/u.test(one)) && [a, b].some((one) => one === one.toUpperCase());
    return lower.length > 2 && isAcronym && !bearsCase(stem) && !acronyms.has(stem);
  }
  if (styled.has(lower)) return true;
  return isStart && !bearsCase(lower);
}
