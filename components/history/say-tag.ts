import { changeNames } from '@/lib/domain/checks/change-names';
import type { HistoryTag } from '@/lib/domain/history/shown-history';
import { tagKinds } from '@/lib/domain/tags/tag-kinds';
import { verdictName } from '@/lib/domain/verdicts/verdict';

/** "claim 4", and by its kind alone what has no number. */
export const nameOfTag = ({ kind, label }: Pick<HistoryTag, 'kind' | 'label'>): string =>
  `${tagKinds[kind].name.toLowerCase()} ${label?.slice(1) ?? ''}`.trim();

/** What a screen reader says where a tag begins, as the workbench says it: "claim 4, refuted", "claim 5, text changed". What was set aside has no verdict, as it has no glyph. */
export function sayTag(tag: HistoryTag): string {
  const { kind, standing, grade, isStale, isRestated, setAside } = tag;
  const isJudged = kind === 'claim' && !isStale && !setAside && standing !== 'open' && standing !== 'checking';
  return [
    nameOfTag(tag),
    isJudged && verdictName({ value: standing, grade }).toLowerCase(),
    isStale && changeNames[isRestated ? 'statement' : 'words'].toLowerCase(),
  ]
    .filter(Boolean)
    .join(', ');
}
