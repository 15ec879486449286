import { describe, expect, it } from 'vitest';
import { changeOf, type DetailsForm, detailsMeanwhile, formOf, sayMeanwhile } from './details-form';

const seen: DetailsForm = { byline: 'Tove Ekmann', publishedOn: '', language: 'en', direction: 'ltr' };

describe('changeOf', () => {
  it('names what was changed alone, with what it was', () => {
    const form = { ...seen, byline: 'Tove Ekman', publishedOn: '2026-03-04' };
    const was = { byline: 'Tove Ekmann', publishedOn: null };
    expect(changeOf(form, seen)).toEqual({ byline: 'Tove Ekman', publishedOn: '2026-03-04', seen: was });
  });

  it('takes a day away, and is null where nothing was changed', () => {
    const dated = formOf({ byline: '', publishedOn: '2026-03-04', language: '', direction: 'rtl' });
    expect(changeOf({ ...dated, publishedOn: '' }, dated)).toEqual({ publishedOn: null, seen: { publishedOn: '2026-03-04' } });
    expect(changeOf(dated, { ...dated })).toBeNull();
  });
});

describe('detailsMeanwhile', () => {
  it('fills in what the person left alone, and keeps theirs where both changed something', () => {
    const form = { ...seen, byline: 'Tove Ekman' };
    const now: DetailsForm = { byline: 'T. Ekman', publishedOn: '2026-03-04', language: 'en', direction: 'ltr' };
    const changed = detailsMeanwhile(form, seen, now);
    expect(changed).toEqual({ form: { ...now, byline: 'Tove Ekman' }, taken: ['publishedOn'], clashing: ['byline'] });
    expect(sayMeanwhile(changed, now, 'en-GB')).toBe(
      'Filled in as it is now: Date. Byline is “T. Ekman” now. Save once more to put what you wrote in that place.',
    );
  });

  it('says a day, a language and a direction as the fields do, and what is not known any more', () => {
    const form: DetailsForm = { byline: 'A', publishedOn: '2026-03-01', language: 'fr', direction: 'rtl' };
    const start: DetailsForm = { byline: 'B', publishedOn: '', language: '', direction: 'ltr' };
    const now: DetailsForm = { byline: '', publishedOn: '2026-03-04', language: 'nl', direction: 'ltr' };
    expect(sayMeanwhile(detailsMeanwhile(form, start, now), now, 'en-GB')).toMatch(
      /^Byline is empty now\. Date is “.*Mar.*” now\. Language is “Dutch” now\. Save once more/,
    );
  });
});
