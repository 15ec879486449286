import { describe, expect, it } from 'vitest';
import { plainScale, withNewIds } from '@/lib/domain/verdicts/verdict-scale';
import { scaleMeanwhile } from './scale-meanwhile';

const { grades: start } = plainScale;
const [supported, partly, refuted, unproven] = start;
if (!supported || !partly || !refuted || !unproven) throw new Error('not the four');

describe('scaleMeanwhile', () => {
  it('keeps what the person changed, and has the rest as it is now', () => {
    const own = [supported, { ...partly, definition: 'Half of it' }, refuted, unproven];
    const now = [refuted, supported, { ...partly, rating: 2 }, unproven];
    expect(scaleMeanwhile(own, start, now)).toEqual({
      grades: [refuted, supported, { ...partly, definition: 'Half of it', rating: 2 }, unproven],
      said: 'Filled in as it is now: Partly (rating), the order. Look it over, and keep it once more.',
    });
  });

  it('has one that was renamed there as another one, beside what the person made of it', () => {
    const own = [supported, { ...partly, name: 'Half true' }, refuted, unproven];
    const now = withNewIds(plainScale, [supported, { ...partly, name: 'Mixed' }, { ...refuted, name: 'False' }, unproven], () => 'g-new');
    const different = now.map((one, at) => (one.id === 'g-new' ? { ...one, id: `g-new-${at}` } : one));
    const { grades, said } = scaleMeanwhile(own, start, different);
    expect(grades.map(({ name }) => name)).toEqual(['Supported', 'Half true', 'Mixed', 'False', 'Unproven']);
    expect(said).toBe(
      'Filled in as it is now: Refuted (taken out), Mixed (new), False (new). Something else there, while yours stays here: Half true (taken out there, changed here). Keep it once more to put yours in that place.',
    );
  });
});
