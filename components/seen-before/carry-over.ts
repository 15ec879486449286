import type { ClaimPage, RememberedEvidence } from '@/lib/domain/contract/claims';
import { ERASED, isSameButErased } from '@/lib/domain/text/erased-sign';

interface Linked {
  type: 'evidence.linked';
  payload: Record<string, unknown>;
}

/**
 * The entries that link the evidence of a claim to another one, with stance, words, locator, the day on which it was looked at, tier and
 * origin, but for what was erased of these. A source that
 * neither the article's desk nor the article has comes along as a copy. `newId` makes ids.
 */
export function carryOver(
  annotationId: string,
  evidence: readonly RememberedEvidence[],
  { hasSource, newId }: { hasSource: (sourceId: string) => boolean; newId: () => string },
): Linked[] {
  const copies = new Map<string, string>();
  return evidence.map(({ source, idThere, stance, quote, locator, lookedAt, tier, origin }) => {
    const known = idThere ?? (hasSource(source.id) ? source.id : undefined);
    const copied = copies.get(source.id);
    const sourceId = known ?? copied ?? newId();
    if (known === undefined) copies.set(source.id, sourceId);
    const { title, url, type, author, publisher, publishedOn, note } = source;
    return {
      type: 'evidence.linked',
      payload: {
        annotationId,
        evidenceId: newId(),
        sourceId,
        // With each: the server may find that the desk has it by another id.
        ...(known === undefined && { newSource: { title, url, type, author, publisher, publishedOn, note } }),
        stance,
        quote: unerased(quote),
        locator: unerased(locator),
        lookedAt,
        tier,
        origin: origin && unerased(origin),
      },
    };
  });
}

/** The words as they may be said of another claim, or empty where any of them were erased by law: bars would be somebody's words there, and no erasure is known of. */
export const unerased = (words: string): string => (words.includes(ERASED) ? '' : words);

/** True if a tag rests on just this already: the same place of the same source. What was erased of that may be any letters, or have stayed behind. */
export function isLinked(one: RememberedEvidence, linked: readonly { sourceId: string; quote: string; locator: string }[]): boolean {
  const ids = [one.source.id, one.idThere];
  return linked.some(
    ({ sourceId, quote, locator }) => ids.includes(sourceId) && isCarried(one.quote, quote) && isCarried(one.locator, locator),
  );
}

const isCarried = (words: string, linked: string): boolean => isSameButErased(words, linked) || unerased(words) === linked;

/** What there is to take over of a claim at first: all that is not there yet, and once what several of its facts rest on. */
export function carriedAtFirst({ evidence }: Pick<ClaimPage, 'evidence'>, linked: Parameters<typeof isLinked>[1]): ReadonlySet<string> {
  const chosen: RememberedEvidence[] = [];
  for (const one of evidence) {
    const placed = chosen.map(({ source, quote, locator }) => ({
      sourceId: source.id,
      quote: unerased(quote),
      locator: unerased(locator),
    }));
    if (!isLinked(one, [...linked, ...placed])) chosen.push(one);
  }
  return new Set(chosen.map(({ id }) => id));
}
