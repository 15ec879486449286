import { z } from 'zod';
import type { OutboxItem } from '../outbox/outbox';

/** What a kept entry gives that has no words of its own. Each is left out where the entry gives none; null takes away what stood there. */
export interface ItemValues {
  /** A verdict, second check or vote. */
  judgement?: Judgement | null | undefined;
  checkState?: string | undefined;
  kind?: string | undefined;
  personId?: string | null | undefined;
  /** ISO 8601, UTC. */
  dueAt?: string | null | undefined;
}

/** As it was sent. What it may be is not asked here: the lists, which show this of articles that are gone, do without the words of a check. */
const Judgement = z.object({ value: z.string(), gradeId: z.string().optional() });
type Judgement = z.infer<typeof Judgement>;

const Given = z.object({
  verdict: Judgement.nullish().catch(undefined),
  second: Judgement.nullish().catch(undefined),
  vote: Judgement.nullish().catch(undefined),
  checkState: z.string().optional().catch(undefined),
  kind: z.string().optional().catch(undefined),
  value: z
    .object({ personId: z.string().nullish().catch(undefined), dueAt: z.iso.datetime().nullish().catch(undefined) })
    .default({})
    .catch({}),
});

/** The values of an entry, as far as it gives any. Knows few types: what a later version of the page has kept is shown, too. */
export function valuesOfItem({ type, payload }: OutboxItem): ItemValues {
  const { verdict, second, vote, checkState, kind, value } = Given.parse(payload);
  const judgement = [verdict, second, vote].find((one) => one !== undefined);
  // A new tag says by its words what it was to be.
  return { judgement, checkState, kind: type === 'annotation.kind-changed' ? kind : undefined, ...value };
}
