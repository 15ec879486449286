import type { Annotation } from '@/lib/domain/tags/annotation';

/** How many tags somebody has made, to how many they have linked a source, and how many verdicts they have given. */
export type Work = readonly [tags: number, sourced: number, judged: number];

/** What one person has done of what the coach shows. What colleagues do meanwhile leads nobody through it. */
export function countWork(annotations: Iterable<Annotation>, personId: string): Work {
  const counts: [number, number, number] = [0, 0, 0];
  for (const one of annotations) {
    if (one.isRemoved || one.kind === 'clear') continue;
    if (one.byId === personId) counts[0] += 1;
    if (one.evidence.some(({ byId }) => byId === personId)) counts[1] += 1;
    if (one.verdict?.byId === personId) counts[2] += 1;
  }
  return counts;
}
