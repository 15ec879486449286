import { type Stage, stages } from './stage';

/** Where days begin for the one who reads, as moments in UTC (ISO 8601): today, and the seven days that end with it. */
export interface DayEdges {
  today: string;
  week: string;
}

/** What a list by urgency is parted into: what is open by its newest change, then what is done by its stage. */
export type ArticleGroup = 'today' | 'week' | 'earlier' | Stage;

/** The group of an article in a list by urgency. */
export function groupOf({ stage, updatedAt }: { stage: Stage; updatedAt: string }, { today, week }: DayEdges): ArticleGroup {
  if (!stages[stage].isOpen) return stage;
  if (updatedAt >= today) return 'today';
  return updatedAt >= week ? 'week' : 'earlier';
}

/** The edges of the days around `now` where the clock is set as here. Seven days are today and the six before. */
export function dayEdges(now: Date): DayEdges {
  const at = (day: number) => new Date(now.getFullYear(), now.getMonth(), day).toISOString();
  return { today: at(now.getDate()), week: at(now.getDate() - 6) };
}

/** How many articles of one stage there are, and how many of them were changed when. `changedThisWeek` has those of today in it. */
export interface StageCount {
  stage: Stage;
  count: number;
  changedToday: number;
  changedThisWeek: number;
}

/** How many articles each group has. */
export function countGroups(counts: readonly StageCount[]): ReadonlyMap<ArticleGroup, number> {
  const groups = new Map<ArticleGroup, number>();
  const add = (group: ArticleGroup, count: number) => groups.set(group, (groups.get(group) ?? 0) + count);
  for (const { stage, count, changedToday, changedThisWeek } of counts) {
    if (!stages[stage].isOpen) add(stage, count);
    else {
      add('today', changedToday);
      add('week', changedThisWeek - changedToday);
      add('earlier', count - changedThisWeek);
    }
  }
  return groups;
}
