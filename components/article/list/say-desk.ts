import type { StageCount } from '@/lib/domain/articles/article-groups';
import { stages } from '@/lib/domain/articles/stage';
import { sayNumber } from '@/lib/domain/text/say-count';

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** A number where a sentence begins: in words as far as ten. */
function sayFirst(count: number): string {
  return numbers[count] ?? sayNumber(count);
}

/** What is counted of a stage, as far as the sentence needs it. */
export type DeskCount = StageCount & { uncheckedClaims: number };

/** What waits for the reader, in claims. */
export interface Waiting {
  seconds: number;
  votes: number;
}

/** The sentence in its parts, as they follow each other: what matters most, what is left, what waits for the reader, and what else there is. */
export interface SaidDesk {
  first: string;
  rest: string;
  /** A way to what it names. */
  mine: string;
  end: string;
}

const within = (count: number) => sayFirst(count).toLowerCase();
const are = (count: number) => (count === 1 ? 'is' : 'are');

/** What matters on the desk now, in words: first what is due or somebody works on, then what is left. All empty where there is no article. */
export function sayDesk(counts: readonly DeskCount[], waiting: Waiting): SaidDesk {
  const of = (stage: StageCount['stage']) => counts.find((one) => one.stage === stage)?.count ?? 0;
  const [tagging, checking, checked] = [of('tagging'), of('checking'), of('checked')];
  const open = counts.filter(({ stage }) => stages[stage].isOpen);
  const left = sayLeft(
    open.reduce((sum, one) => sum + one.uncheckedClaims, 0),
    waiting,
  );
  const due = sayDue(open);
  if (due) return { ...left, first: due.first, rest: due.rest + left.rest };
  const tagged = tagging === 0 ? '' : `${sayFirst(tagging)} ${are(tagging)} being tagged.`;
  if (checking > 0) {
    const end = left.end + (tagged && ` ${tagged}`);
    return { ...left, first: `${sayFirst(checking)} ${are(checking)} being checked.`, end };
  }
  if (tagging > 0) return { ...left, first: tagged };
  return { ...left, first: checked > 0 && left.rest === '' ? 'Every claim is checked.' : '' };
}

/** What is to be done by tonight, of stages in which there is something to do. Null where nothing is. */
function sayDue(open: readonly DeskCount[]): { first: string; rest: string } | null {
  const late = open.reduce((sum, one) => sum + one.late, 0);
  const all = open.reduce((sum, one) => sum + one.dueToday, late);
  if (all === 0) return null;
  if (late === all) return { first: `${sayFirst(late)} ${are(late)} late.`, rest: '' };
  if (late === 0) return { first: `${sayFirst(all)} ${are(all)} due today.`, rest: '' };
  return { first: `${sayFirst(all)} are due today,`, rest: ` ${within(late)} of them already late.` };
}

function sayLeft(unchecked: number, waiting: Waiting): Omit<SaidDesk, 'first'> {
  if (unchecked === 0) return { rest: '', mine: '', end: '' };
  const claims = unchecked === 1 ? 'One claim is' : `${sayNumber(unchecked)} claims are`;
  const mine = sayWaiting(waiting);
  if (mine === '') return { rest: ` ${claims} unchecked.`, mine, end: '' };
  return { rest: ` ${claims} unchecked; `, mine, end: '.' };
}

/** "two wait for your second check, one for your vote": empty where nothing does. */
function sayWaiting({ seconds, votes }: Waiting): string {
  const wait = (count: number, what: string) => `${within(count)} ${count === 1 ? 'waits' : 'wait'} for your ${what}`;
  if (votes === 0) return seconds === 0 ? '' : wait(seconds, 'second check');
  if (seconds === 0) return wait(votes, 'vote');
  return `${wait(seconds, 'second check')}, ${within(votes)} for your vote`;
}
