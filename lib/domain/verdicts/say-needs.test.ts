import { describe, expect, it } from 'vitest';
import { sayNeeds } from './say-needs';
import { plainScale } from './verdict-scale';

describe('sayNeeds', () => {
  it('names the verdicts of the plain scale', () => {
    expect(sayNeeds(plainScale.grades)).toBe('Supported and refuted need a source. Partly and unproven need a note.');
  });

  it('names those that a house has, and none that it does not have', () => {
    const own = [
      { name: 'True', standing: 'supported' as const },
      { name: 'Half true', standing: 'partly' as const },
      { name: 'False', standing: 'refuted' as const },
    ];
    expect(sayNeeds(own)).toBe('True and false need a source. Half true needs a note.');
  });
});
