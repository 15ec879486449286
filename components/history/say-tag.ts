import { changeNames } from '@/lib/domain/checks/change-names';
import type { HistoryTag } from '@/lib/domain/history/shown-history';
import { spokenName } from '@/lib/domain/tags/spoken-name';
import { verdictName } from '@/lib/domain/verdicts/verdict';

/** What a screen reader says where a tag begins, as the workbench says it: "claim 4, refuted", "claim 5, text changed". What was set aside has no verdict, as it has no glyph. */
export function sayTag(tag: HistoryTag): string {
  const { kind, standing, grade, isStale, isRestated, setAside } = tag;
  const isJudged = kind === 'claim' && !isStale && !setAside && standing !== 'open' && standing !== 'checking';
  return [
    spokenName(tag).toLowerCase(),
    isJudged && verdictName({ value: standing, grade }).toLowerCase(),
    isStale && changeNames[isRestated ? 'statement' : 'words'].toLowerCase(),
  ]
    .filter(Boolean)
    .join(', ');
}
