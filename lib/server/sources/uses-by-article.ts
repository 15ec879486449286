import { z } from 'zod';
import { AnchorState } from '@/lib/domain/anchors/anchor';
import { Stage } from '@/lib/domain/articles/stage';
import { Check, CheckState } from '@/lib/domain/checks/check';
import { whyLeftUnder } from '@/lib/domain/checks/left-claims';
import type { LeftReason } from '@/lib/domain/checks/left-reason';
import { sayLeftReason } from '@/lib/domain/checks/say-left';
import type { SourcePage, SourceUse } from '@/lib/domain/contract/sources';
import { Rival } from '@/lib/domain/tags/annotation';
import { TagKind } from '@/lib/domain/tags/tag-kinds';
import { GivenGrade, VerdictValue } from '@/lib/domain/verdicts/verdict';
import { StoredRules } from '../house/stored-rules';
import { type ReadableUse, shownKind, shownStance } from './source-uses';

/** Uses as they are shown, by the articles that they are in, in the order in which they come. */
export function byArticle(uses: readonly ReadableUse[]): SourcePage['articles'] {
  const articles = new Map<string, SourcePage['articles'][number]>();
  for (const use of uses) {
    const { articleId, articleTitle, language, deskName, isArchived, kind, stance, ...rest } = use;
    const stage = Stage.catch('tagging').parse(use.stage);
    const article = articles.get(articleId) ?? { id: articleId, title: articleTitle, language, deskName, stage, isArchived, uses: [] };
    const left = leftOf(use);
    // What the memory of claims and the strip of the article call an outcome: no verdict that waits for anybody.
    const known = VerdictValue.safeParse(left === null ? use.verdict : null);
    article.uses.push({
      evidenceId: rest.evidenceId,
      annotationId: rest.annotationId,
      label: rest.label,
      words: rest.words,
      locator: rest.locator,
      quote: rest.quote,
      lookedAt: rest.lookedAt,
      at: rest.at.toISOString(),
      byName: rest.byName,
      kind: shownKind(kind),
      stance: shownStance(stance),
      verdict: known.success ? known.data : null,
      left,
      grade: known.success ? GivenGrade.nullable().catch(null).parse(rest.grade) : null,
    });
    articles.set(articleId, article);
  }
  return [...articles.values()];
}

/** What says of a row whether it is checked. */
const Parts = z.object({
  kind: TagKind,
  checkState: CheckState,
  anchorState: AnchorState,
  isStale: z.boolean(),
  rivals: z.array(Rival.pick({ field: true, proposed: true })),
  check: Check.nullish(),
});

/** Why the claim is not checked; null where it is, and of other tags. */
function leftOf(use: ReadableUse): SourceUse['left'] {
  const reason = use.kind === 'claim' ? whyLeftOf(use) : null;
  return reason && { said: sayLeftReason(reason), isBegun: reason !== 'to-check' };
}

/** As its desk asks for now. One that is not understood any more is no outcome. */
function whyLeftOf(use: ReadableUse): LeftReason | null {
  const parts = Parts.safeParse(use);
  if (!parts.success) return 'being-checked';
  const { anchorState, check, ...rest } = parts.data;
  const verdict = use.verdict === null ? null : { value: use.verdict };
  return whyLeftUnder({ ...rest, verdict, anchor: { state: anchorState }, ...(check && { check }) }, StoredRules.parse(use.rules).votes);
}
