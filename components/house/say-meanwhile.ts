import type { Difference, ListMeanwhile } from '@/components/ui/list-meanwhile';

/** What was changed meanwhile, each by its name. */
export interface SaidMeanwhile {
  taken: string[];
  clashing: string[];
}

const wholes = {
  taken: { new: 'new', gone: 'taken out' },
  clashing: { new: 'changed there, taken out here', gone: 'taken out there, changed here' },
};

/** What is otherwise in a list, each with its parts: "Statistic (key, checklist)", "Distance (new)". */
export function sayDifferences<T, Part extends keyof T>(
  list: ListMeanwhile<T, Part>,
  nameOf: (item: T) => string,
  names: Readonly<Record<Part, string>>,
): SaidMeanwhile {
  const say = (how: 'taken' | 'clashing') => [
    ...list[how].map(({ item, is, parts }: Difference<T, Part>) => {
      const what = is === 'changed' ? parts.map((part) => names[part]).join(', ') : wholes[how][is];
      return `${nameOf(item)} (${what})`;
    }),
    ...(list.order === how ? ['the order'] : []),
  ];
  return { taken: say('taken'), clashing: say('clashing') };
}

/** What became of a form that a colleague was quicker with, and what keeping it does now. `isOwn`: something in it is not there yet. */
export function sayMeanwhile({ taken, clashing }: SaidMeanwhile, isOwn: boolean): string {
  const said = taken.length > 0 ? [`Filled in as it is now: ${taken.join(', ')}.`] : [];
  if (clashing.length > 0) said.push(`Something else there, while yours stays here: ${clashing.join(', ')}.`);
  if (!isOwn) said.push('Nothing of yours is left to keep.');
  else said.push(clashing.length > 0 ? 'Keep it once more to put yours in that place.' : 'Look it over, and keep it once more.');
  return said.join(' ');
}
