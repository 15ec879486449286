import { type Contradiction, contradictionsIn, type Likeness, likenessOf, type TermWeight } from './claim-similarity';
import type { RememberedStanding } from './claim-standing';
import { type AlikeTexts, type ClaimTexts, closestTexts, textOf } from './claim-texts';

/** So many are given. */
const MAX_SEEN = 5;
/** So many candidates have their words compared. */
const MAX_COMPARED = 40;

/** A claim that may be like another one, by its terms with a space between them. */
export interface Candidate {
  id: string;
  terms: string;
}

/**
 * The ids of the candidates that have most of the terms of one of the claim's texts, by how much these say, and few that are in none of them; the closest
 * first, and no more than can be compared word by word. Every text has a term.
 */
export function closestByTerms(texts: readonly (readonly string[])[], candidates: readonly Candidate[], weightOf: TermWeight): string[] {
  const known = new Set(texts.flat());
  const wanted = texts.map((terms) => {
    const weights = new Map(terms.map((term) => [term, weightOf(term)]));
    const whole = [...weights.values()].reduce((sum, one) => sum + one, 0);
    return { weights, whole, typical: whole / weights.size };
  });
  const scored = candidates.map(({ id, terms: theirs }) => {
    const all = theirs.split(' ');
    const others = all.filter((term) => !known.has(term)).length;
    const scores = wanted.map(({ weights, whole, typical }) => {
      const shared = all.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
      return (2 * shared) / (whole + shared + others * typical);
    });
    return { id, score: Math.max(...scores) };
  });
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_COMPARED)
    .map(({ id }) => id);
}

/** A claim as it is compared: `standing` is its verdict in the memory, `none` without one. */
interface Compared extends ClaimTexts {
  standing: RememberedStanding;
}

/** A claim that is like another one, by which texts of theirs, and in what they disagree. */
export interface AlikeClaim<Claim> extends AlikeTexts {
  claim: Claim;
  likeness: Likeness;
  contradictions: Contradiction[];
}

/** Those of the claims that are like the one that is asked about, the most alike first, and of what is as alike the judged. */
export function rankAlike<Claim extends Compared>(
  asked: Compared & { language: string },
  claims: readonly Claim[],
  weightOf: TermWeight,
): AlikeClaim<Claim>[] {
  const scored = claims.flatMap((claim) => {
    const alike = closestTexts(asked, claim, weightOf);
    const likeness = likenessOf(alike.score);
    if (likeness === null) return [];
    const contradictions = contradictionsIn(textOf(asked, alike.mine), textOf(claim, alike.theirs), asked.language, weightOf);
    return [{ claim, ...alike, likeness, contradictions }];
  });
  scored.sort((a, b) => b.score - a.score || Number(b.claim.standing !== 'none') - Number(a.claim.standing !== 'none'));
  return withOtherVerdicts(scored.slice(0, MAX_SEEN), asked.standing);
}

/** Flags verdicts that are not those of the claim itself; where it has none, the same words with more than one verdict among them. */
function withOtherVerdicts<Claim extends Compared>(seen: readonly AlikeClaim<Claim>[], standing: RememberedStanding): AlikeClaim<Claim>[] {
  const close = seen.filter(
    ({ claim, likeness, contradictions }) => claim.standing !== 'none' && likeness === 'very close' && contradictions.length === 0,
  );
  const verdicts = new Set([...close.map(({ claim }) => claim.standing), ...(standing === 'none' ? [] : [standing])]);
  return seen.map((one) => {
    const isOther = close.includes(one) && (standing === 'none' ? verdicts.size > 1 : one.claim.standing !== standing);
    const other: Contradiction[] = isOther ? ['other verdict'] : [];
    return { ...one, contradictions: [...one.contradictions, ...other] };
  });
}
