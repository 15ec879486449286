import { stages } from '@/lib/domain/articles/stage';
import type { ClaimRemark, Report } from '@/lib/domain/report/report';
import { sayCount } from '@/lib/domain/text/say-count';

/** A stretch of the lead; what a reader looks for is strong. */
export interface LeadPart {
  text: string;
  isStrong: boolean;
}

const strong = (text: string): LeadPart => ({ text, isStrong: true });
const plain = (text: string): LeadPart => ({ text, isStrong: false });
const list = new Intl.ListFormat('en-GB');

/** What a report says first, in sentences: how many claims there are, how many are checked, and how they came out. */
export function reportLead({
  claims,
  checkedCount,
  claimCounts,
  waivers,
  stage,
}: Pick<Report, 'claims' | 'checkedCount' | 'claimCounts' | 'waivers' | 'stage'>): LeadPart[] {
  if (claims.length === 0) return [plain('No claim is tagged in this article yet.')];
  const { supported, partly, refuted, unproven } = claimCounts;
  const others = [
    ...(partly > 0 ? [`${sayCount(partly, 'holds', 'hold')} in part`] : []),
    ...(refuted > 0 ? [`${sayCount(refuted, 'is', 'are')} refuted`] : []),
    ...(unproven > 0 ? [`${sayCount(unproven, 'is', 'are')} unproven`] : []),
  ];
  const remarked = (...remarks: ClaimRemark[]) =>
    claims.filter((claim) => [claim, ...claim.facts].some(({ remark }) => remark !== null && remarks.includes(remark))).length;
  return [
    plain('We found '),
    strong(sayCount(claims.length, 'claim')),
    ...howFar(claims.length, checkedCount, stages[stage].isOpen),
    ...(supported > 0 ? [plain(' '), strong(`${sayCount(supported, 'is', 'are')} supported.`)] : []),
    ...(others.length > 0 ? [plain(` ${list.format(others)}.`)] : []),
    ...sentence(remarked('reworded'), 'was', 'were', 'reworded on the way'),
    // Two reasons of one claim are one claim.
    ...sentence(new Set(waivers.flatMap(({ label }) => label ?? [])).size, 'was', 'were', 'waived'),
    ...sentence(remarked('gone'), 'is', 'are', 'no longer in the text'),
    ...sentence(remarked('moved'), 'stands', 'stand', 'in another place that nobody has confirmed'),
    ...sentence(remarked('stale', 'restated'), 'has', 'have', 'changed since the verdict and must be checked again'),
    ...sentence(remarked('disputed', 'differing'), 'has', 'have', 'more than one verdict, and nobody has chosen'),
    ...sentence(remarked('unsettled'), 'has', 'have', 'more than one state, and nobody has chosen'),
  ];
}

function sentence(count: number, one: string, more: string, rest: string): LeadPart[] {
  return count > 0 ? [plain(` ${sayCount(count, one, more)} ${rest}.`)] : [];
}

/** What an article was signed without is not checked later. */
function howFar(claimCount: number, checkedCount: number, goesOn: boolean): LeadPart[] {
  if (checkedCount === claimCount) return [plain(claimCount === 1 ? ' and checked it.' : ' and checked every one.')];
  if (checkedCount === 0) return [plain(goesOn ? '; none is checked yet.' : '; none is checked.')];
  return [plain('; '), strong(`${sayCount(checkedCount, 'is', 'are')} checked`), plain(goesOn ? ' so far.' : '.')];
}
