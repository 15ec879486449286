import { type Stage, stages } from './stage';

/** Where days end for the one who reads, as moments in UTC (ISO 8601): today, and the seven days that follow it. */
export interface DayEdges {
  tomorrow: string;
  week: string;
}

/** What a list by urgency is parted into: what is open by when it is due, with what is late in today; then what is done by its stage. */
export type ArticleGroup = 'today' | 'week' | 'later' | 'undated' | Stage;

/** The group of an article in a list by urgency. */
export function groupOf({ stage, dueAt }: { stage: Stage; dueAt: string | null }, { tomorrow, week }: DayEdges): ArticleGroup {
  if (!stages[stage].isOpen) return stage;
  if (dueAt === null) return 'undated';
  if (dueAt < tomorrow) return 'today';
  return dueAt < week ? 'week' : 'later';
}

/** The edges of the days around `now` where the clock is set as here. */
export function dayEdges(now: Date): DayEdges {
  const at = (day: number) => new Date(now.getFullYear(), now.getMonth(), day).toISOString();
  return { tomorrow: at(now.getDate() + 1), week: at(now.getDate() + 8) };
}

/** How many articles of one stage there are, and how many of them are due when. `dueToday` has none that are late. The rest has no date. */
export interface StageCount {
  stage: Stage;
  count: number;
  late: number;
  dueToday: number;
  dueThisWeek: number;
  dueLater: number;
}

/** How many articles each group has. */
export function countGroups(counts: readonly StageCount[]): ReadonlyMap<ArticleGroup, number> {
  const groups = new Map<ArticleGroup, number>();
  const add = (group: ArticleGroup, count: number) => groups.set(group, (groups.get(group) ?? 0) + count);
  for (const { stage, count, late, dueToday, dueThisWeek, dueLater } of counts) {
    if (!stages[stage].isOpen) add(stage, count);
    else {
      add('today', late + dueToday);
      add('week', dueThisWeek);
      add('later', dueLater);
      add('undated', count - late - dueToday - dueThisWeek - dueLater);
    }
  }
  return groups;
}
