import { isChecked } from '@/lib/domain/annotation';
import { countBlockers } from '@/lib/domain/count-blockers';
import type { DeskRules } from '@/lib/domain/desk-rules';
import { blockersOf } from '@/lib/domain/sign-off-blockers';
import { sourceRulesBroken } from '@/lib/domain/sourcing';
import type { ArticleSession } from '@/lib/editor/article-session';
import type { TagSummary } from '@/lib/editor/tag-summary';

/** How many things a sign-off still waits for, where rules of the desk or waivers have a say in it. Apart, since most articles need none of it. */
export function countLeft(session: ArticleSession, summary: TagSummary | null, rules: DeskRules): number {
  if (session.confirmed.waivers.length > 0 || rules.coverage) {
    return countBlockers(blockersOf(session.confirmed, rules)).reduce((sum, { count }) => sum + count, 0);
  }
  if (!summary) return 0;
  const badlySourced = summary.claims.reduce((sum, one) => sum + (isChecked(one) ? sourceRulesBroken(session, one, rules).length : 0), 0);
  return summary.claims.length - summary.checked + badlySourced;
}
