import { describe, expect, it } from 'vitest';
import { toLocalInput } from '@/components/ui/to-local-input';
import { dueChoices } from './due-choices';

const labelsAt = (...local: [number, number, number, number, number]) => dueChoices(new Date(...local)).map(({ label }) => label);

describe('dueChoices', () => {
  it('offers what is still to come', () => {
    expect(labelsAt(2026, 9, 9, 9, 40)).toEqual(['Today 11:00', 'Today 18:00', 'Tomorrow 12:00', 'Tomorrow 18:00', 'In a week, 12:00']);
    expect(labelsAt(2026, 9, 9, 16, 5)).toEqual(['Today 18:00', 'Tomorrow 12:00', 'Tomorrow 18:00', 'In a week, 12:00']);
    expect(labelsAt(2026, 9, 9, 23, 30)).toEqual(['Tomorrow 12:00', 'Tomorrow 18:00', 'In a week, 12:00']);
  });

  it('means the clock of the person, over the end of a month too', () => {
    const week = dueChoices(new Date(2026, 9, 28, 9, 0)).at(-1)?.at;
    expect(week && toLocalInput(week)).toBe('2026-11-04T12:00');
  });
});
