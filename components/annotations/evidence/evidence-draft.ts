import { z } from 'zod';
import { SourceChoice } from '@/components/sources/source-choice';
import type { SourceName } from '@/components/sources/use-article-sources';
import { EvidenceTier, Stance } from '@/lib/domain/sources/evidence';
import type { EvidenceStart } from './ask-for-source';

/** What a form says of evidence: how it bears on the words, and what was read where and when. */
export const EvidenceValues = z.object({
  stance: Stance,
  quote: z.string(),
  locator: z.string(),
  /** `YYYY-MM-DD`, or null when the person does not say. */
  lookedAt: z.string().nullable(),
  /** Null when the person does not say. */
  tier: EvidenceTier.nullable(),
  origin: z.string(),
});
export type EvidenceValues = z.infer<typeof EvidenceValues>;

/** Evidence that is being written and not linked yet. */
export const EvidenceDraft = z.object({ values: EvidenceValues, choice: SourceChoice.nullable(), text: z.string() });
export type EvidenceDraft = z.infer<typeof EvidenceDraft>;

type Begun = Pick<EvidenceDraft, 'choice' | 'text'>;

/** The draft with what is known filled in; null where it holds words of another source, or other words of this one: they stay as they are. */
export function withStart(begun: EvidenceDraft, start: EvidenceStart, sources: ReadonlyMap<string, SourceName>): EvidenceDraft | null {
  const { stance, pasted } = start;
  const values = { ...begun.values, ...(stance && { stance }) };
  const asked = sourceOf(start, sources);
  if (!asked) return { ...begun, values };
  const quote = pasted?.quote || values.quote;
  const isSameSource = isSame(begun.choice, asked.choice);
  const isOther = !isSameSource || (values.quote.trim() !== '' && quote !== values.quote);
  // Words of a source that was cleared are nobody else's either.
  if (isOther && holdsWords(begun)) return null;
  // Of the same page its title may be written already.
  return { ...(isSameSource ? begun : asked), values: { ...values, quote } };
}

function sourceOf({ sourceId, pasted }: EvidenceStart, sources: ReadonlyMap<string, SourceName>): Begun | null {
  const known = sourceId ? sources.get(sourceId) : [...sources.values()].find(({ url }) => url === pasted?.url && pasted);
  const id = sourceId ?? known?.id;
  if (id) {
    const title = known?.title ?? 'Source';
    return { text: title, choice: { id, title } };
  }
  return pasted ? { text: pasted.url, choice: { newTitle: '', newUrl: pasted.url } } : null;
}

/** The draft with its source called as it is by now: it may have been given another title since it was chosen. It is the same source. */
export function calledNow(begun: EvidenceDraft, sources: ReadonlyMap<string, SourceName>): EvidenceDraft {
  const { choice } = begun;
  if (!choice || !('id' in choice)) return begun;
  const { id } = choice;
  const title = sources.get(id)?.title ?? choice.title;
  return title === choice.title ? begun : { ...begun, text: title, choice: { id, title } };
}

function isSame(one: SourceChoice | null, other: SourceChoice | null): boolean {
  if (!one || !other) return false;
  return 'id' in one ? 'id' in other && one.id === other.id : 'newUrl' in other && one.newUrl === other.newUrl;
}

/** True if something was written that a source alone does not say. */
export function holdsWords({ values: { quote, locator, origin, tier }, choice }: EvidenceDraft): boolean {
  return (
    tier !== null || [quote, locator, origin, choice && 'newTitle' in choice ? choice.newTitle : ''].some((words) => words.trim() !== '')
  );
}
