import { describe, expect, it } from 'vitest';
import { exportWays } from './export-ways';
import { EXPORT_WAITS } from './use-export';

const csv = { id: 'csv', name: 'Claims as CSV', about: 'A row for each claim' };

/** The ways out of an article, and what was taken of them. */
function waysOf({ waits = false, hasDossier = true } = {}) {
  const taken: string[] = [];
  const ways = exportWays(
    { formats: [csv], waits, hasDossier },
    {
      openReport: () => taken.push('the report'),
      saveDossier: () => taken.push('the dossier'),
      exportAs: ({ id }) => taken.push(id),
    },
  );
  return { ways, taken };
}

describe('exportWays', () => {
  it('has files wait for what is not saved, and not the report, which is a page', () => {
    expect(waysOf({ waits: true }).ways.map(({ name, off }) => [name, off])).toEqual([
      ['Fact-check report', undefined],
      ['Audit dossier', EXPORT_WAITS],
      ['Claims as CSV', EXPORT_WAITS],
    ]);
    expect(waysOf().ways.map(({ off }) => off)).toEqual([undefined, undefined, undefined]);
  });

  it('leads each to its own', () => {
    const { ways, taken } = waysOf();
    for (const { take } of ways) take();
    expect(taken).toEqual(['the report', 'the dossier', 'csv']);
  });

  it('offers no dossier to those who may make none', () => {
    expect(waysOf({ hasDossier: false }).ways.map(({ name }) => name)).toEqual(['Fact-check report', 'Claims as CSV']);
  });
});
