import { describe, expect, it } from 'vitest';
import { LAST_STEP, Stage, stageOf, stages } from './stage';

describe('stageOf', () => {
  it.each([
    ['tagging', 'nothing tagged', { claimCount: 0, checkedCount: 0, verdictCount: 0 }],
    ['tagging', 'claims without a verdict', { claimCount: 14, checkedCount: 0, verdictCount: 0 }],
    ['checking', 'a first verdict', { claimCount: 14, checkedCount: 1, verdictCount: 1 }],
    ['checking', 'a verdict on words that changed', { claimCount: 1, checkedCount: 0, verdictCount: 1 }],
    ['checked', 'a verdict on each', { claimCount: 2, checkedCount: 2, verdictCount: 2 }],
  ])('is %s for %s', (stage, _, tally) => {
    expect(stageOf(tally)).toBe(stage);
  });
});

describe('stages', () => {
  it('has the stages in their order, what is open before what is done', () => {
    expect(Object.keys(stages)).toEqual(Stage.options);
    const steps = Stage.options.map((stage) => stages[stage].step);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(LAST_STEP).toBe(6);
    for (const stage of Stage.options) expect(stages[stage].urgencyRank === 0).toBe(stages[stage].isOpen);
  });
});
