import type { StageCount } from '@/lib/domain/articles/article-groups';
import { Stage, stages } from '@/lib/domain/articles/stage';
import { sayNumber } from '@/lib/domain/text/say-count';
import { type AnswerState, oldAnswerClass } from '../../ui/answer-state';
import { type ListAddress, writeListAddress } from './list-address';
import { isOwnWay } from './own-way';
import type { ChangeAddress } from './use-list-address';

/** These are there without an article too, so that the row of tabs keeps its shape. */
const always: readonly Stage[] = ['tagging', 'checking', 'checked'];

interface Props {
  address: ListAddress;
  counts: readonly StageCount[] | null;
  /** Whether the counts are of what narrows the list now. */
  answer: AnswerState;
  onChange: ChangeAddress;
}

/** One tab for each stage, with how many there are. They are links: each is an address of its own. */
export function StageTabs({ address, counts, answer, onChange }: Props) {
  const countOf = (stage: Stage) => counts?.find((one) => one.stage === stage)?.count ?? 0;
  const shown = Stage.options.filter((stage) => always.includes(stage) || countOf(stage) > 0 || stage === address.stage);
  const total = counts?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const tab = (stage: Stage | null, name: string, count: number) => (
    <a
      key={name}
      href={writeListAddress({ ...address, stage })}
      aria-current={stage === address.stage ? 'page' : undefined}
      onClick={(event) => {
        if (isOwnWay(event)) return;
        event.preventDefault();
        onChange({ stage });
      }}
    >
      {name}
      {counts && answer !== 'no-line' && <span className={`num ${oldAnswerClass(answer)}`}>{sayNumber(count)}</span>}
    </a>
  );
  return (
    <nav className="stage-tabs" aria-label="Stage">
      {tab(null, 'All', total)}
      {shown.map((stage) => tab(stage, stages[stage].name, countOf(stage)))}
    </nav>
  );
}
