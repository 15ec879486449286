import { describe, expect, it } from 'vitest';
import type { TagType } from '@/lib/domain/tags/house-types';
import { plainTagTypes as start } from '@/lib/domain/tags/plain-tag-types';
import { typesMeanwhile } from './types-meanwhile';

const [number, quotation, ...rest] = start.types;
if (!number || !quotation) throw new Error('no types');
const added = (id: string, name: string): TagType => ({ ...number, id, name, key: null, fields: [], checklist: [] });

describe('typesMeanwhile', () => {
  it('keeps what the person typed, and has the rest as it is now', () => {
    const mine = added('mine', 'Distance');
    const theirs = added('theirs', 'Rumour');
    const form = { types: [{ ...number, definition: 'A figure' }, quotation, ...rest, mine], guidelines: 'Call before you write.' };
    const now = { version: 1, guidelines: '', types: [{ ...number, isRetired: true }, quotation, ...rest, theirs] };
    const { form: merged, said } = typesMeanwhile(form, start, now);
    expect(merged.guidelines).toBe('Call before you write.');
    expect(merged.types[0]).toEqual({ ...number, definition: 'A figure', isRetired: true });
    expect(merged.types).toHaveLength(start.types.length + 2);
    expect(merged.types).toEqual(expect.arrayContaining([mine, theirs]));
    expect(said).toBe('Filled in as it is now: Number (whether it is offered), Rumour (new). Look it over, and keep it once more.');
  });

  it('leaves the person’s own words where both wrote', () => {
    const form = { types: [number, { ...quotation, name: 'Quote', checklist: [] }, ...rest], guidelines: 'Mine' };
    const now = { version: 1, types: [number, { ...quotation, name: 'Citation' }, ...rest], guidelines: 'Theirs' };
    expect(typesMeanwhile(form, start, now)).toEqual({
      form,
      said: 'Something else there, while yours stays here: Quote (name), Guidelines. Keep it once more to put yours in that place.',
    });
  });

  it('says where nothing is left to keep', () => {
    const now = { version: 1, types: start.types, guidelines: 'Alike' };
    expect(typesMeanwhile({ types: start.types, guidelines: 'Alike' }, start, now).said).toBe('Nothing of yours is left to keep.');
  });
});
