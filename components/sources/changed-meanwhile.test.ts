import { describe, expect, it } from 'vitest';
import { withParts } from '../ui/parts-meanwhile';
import { changedMeanwhile, sayMeanwhile } from './changed-meanwhile';
import type { SourceForm } from './source-fields';

const start: SourceForm = {
  title: 'Harbour acounts',
  url: 'https://harbour.example/',
  type: 'webpage',
  author: '',
  publisher: '',
  publishedOn: '',
  note: 'Page 3.',
};

describe('changedMeanwhile', () => {
  it('fills in what the person left alone, and keeps what they changed', () => {
    const form = { ...start, title: 'Harbour accounts' };
    const now = { ...start, note: 'Page 4.', author: 'B. Clerk' };
    const merged = changedMeanwhile(form, start, now);
    expect(merged).toEqual({ form: { ...now, title: 'Harbour accounts' }, taken: ['author', 'note'], clashing: [] });
    expect(sayMeanwhile(merged, now)).toBe('Filled in as it is now: Author, Note. Look it over, and save once more.');
  });

  it('keeps one’s own where both changed a field, and says what is there now', () => {
    const form = { ...start, title: 'Harbour accounts', type: 'dataset' as const, note: 'Page 5.' };
    const now = { ...start, title: 'Accounts', type: 'document' as const, note: '', url: '' };
    const merged = changedMeanwhile(form, start, now);
    expect(merged).toEqual({ form: { ...form, url: '' }, taken: ['url'], clashing: ['title', 'type', 'note'] });
    expect(sayMeanwhile(merged, now)).toBe(
      'Filled in as it is now: Link. Title is “Accounts” now. Type is “Document” now. Note is empty now. Save once more to put what you wrote in that place.',
    );
    expect(withParts(merged.form, now, merged.clashing)).toEqual(now);
  });

  it('has nothing to say of a field that both changed alike', () => {
    const form = { ...start, title: 'Harbour accounts' };
    expect(changedMeanwhile(form, start, form)).toEqual({ form, taken: [], clashing: [] });
  });
});
