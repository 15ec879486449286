import type { ClaimQuery } from '@/lib/domain/memory/claim-query';
import { claimTerms } from '@/lib/domain/memory/claim-terms';
import { type ClaimTexts, textsOf } from '@/lib/domain/memory/claim-texts';

// PostgreSQL is handed vectors and queries that are made already: with a parser of its own the words that are stored, looked for, marked and
// compared would not be the same.

const quoted = (term: string) => `'${term.replaceAll(/['\\]/g, '$&$&')}'`;

/** The terms of a claim's words and of its statement, one behind the other, as the text of a `tsvector`, with their places. */
export function claimVector(claim: ClaimTexts): string {
  return textsOf(claim)
    .flatMap(({ text }) => claimTerms(text))
    .map(({ term }, index) => `${quoted(term)}:${index + 1}`)
    .join(' ');
}

/** The text of a `tsquery` for claims that have all that is looked for. */
export function allOf({ terms, prefix, others }: ClaimQuery): string {
  return terms
    .map((term, index) => {
      const other = others.get(term);
      if (other !== undefined) return `(${quoted(term)} | ${quoted(other)})`;
      return prefix !== null && index === terms.length - 1 ? `(${quoted(term)} | ${quoted(prefix)}:*)` : quoted(term);
    })
    .join(' & ');
}

/** The text of a `tsquery` for claims that have all terms of any of the groups. */
export function anyOf(groups: readonly (readonly string[])[]): string {
  return groups.map((terms) => `(${terms.map(quoted).join(' & ')})`).join(' | ');
}
