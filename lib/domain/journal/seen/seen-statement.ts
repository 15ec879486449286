import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { claimOf } from '../../checks/facts';
import { Stated } from '../../checks/statement';
import { DomainError } from '../../errors';
import type { Annotation } from '../../tags/annotation';
import { Uuid } from '../../uuid';
import { nameOf } from '../change-annotation';
import type { EntryInput } from '../entry';
import type { DecisionContext } from '../entry-type';
import { checkedText, differs } from '../restate';

const Named = Uuid.nullable().optional().catch(null);
const Naming = z.object({
  annotationId: Uuid,
  statedEntryId: Named,
  claimSeen: z.object({ statedEntryId: Named }).optional().catch(undefined),
});
const Saying = z.object({ annotationId: Uuid, statement: z.string().nullable() });
/** A merge that brought a statement to the tag that stays, and its undo. */
const Merging = z.object({
  intoId: Uuid,
  gain: z.object({ brought: z.object({ stated: Stated.optional() }).optional() }).optional(),
  loss: z.object({ takes: z.array(z.string()).optional() }).optional(),
});

/** The entries of which it has to be asked what they said is checked: a judgement names them, or work on a fact for its claim, and they are not the newest. */
export function statementsAskedFor(state: ArticleState, { type, payload }: Pick<EntryInput, 'type' | 'payload'>): string[] {
  const { data } = Naming.safeParse(payload);
  const tag = data && state.annotations.get(data.annotationId);
  if (!tag) return [];
  const own = type === 'verdict.given' ? data.statedEntryId : null;
  const ofClaim = data.claimSeen?.statedEntryId;
  return [...(own && own !== newestOf(tag) ? [own] : []), ...(ofClaim && ofClaim !== newestOf(claimOf(state, tag)) ? [ofClaim] : [])];
}

/** What an entry said is checked of a tag: null that nothing is but its words. Undefined where it said nothing of that tag. */
export function statementIn({ type, payload }: Pick<EntryInput, 'type' | 'payload'>, annotationId: string): string | null | undefined {
  if (type === 'annotation.merged' || type === 'annotation.unmerged') {
    const { intoId, gain, loss } = Merging.safeParse(payload).data ?? {};
    if (intoId !== annotationId) return undefined;
    return loss?.takes?.includes('stated') ? null : gain?.brought?.stated?.statement;
  }
  if (type !== 'annotation.stated' && type !== 'annotation.created') return undefined;
  const { data } = Saying.safeParse(payload);
  return data?.annotationId === annotationId ? data.statement : undefined;
}

/**
 * What a judgement of `words` was given on, where that is something else than what is checked now; null where it is the same, or means it. Refused
 * (`conflict`) where nobody knows any more what it was.
 */
export function judgedBefore(
  state: ArticleState,
  annotation: Annotation,
  { statedEntryId, words }: { statedEntryId?: string | null | undefined; words: string },
  { statementBy, meaningRules }: Pick<DecisionContext, 'statementBy' | 'meaningRules'>,
): string | null {
  if (statedEntryId === undefined || statedEntryId === newestOf(annotation)) return null;
  const said = statedEntryId === null ? null : statementBy(statedEntryId, annotation.id);
  if (said === undefined)
    throw new DomainError('conflict', `What is checked of ${nameOf(annotation)} was changed since. Look at it once more.`, {
      byId: annotation.stated?.basis.byId ?? null,
    });
  const from = said ?? words;
  return differs(from, checkedText(state, annotation), state, meaningRules) ? from : null;
}

const newestOf = (annotation: Annotation | null): string | null => annotation?.stated?.basis.entryId ?? null;
