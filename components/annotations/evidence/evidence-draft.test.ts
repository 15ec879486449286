import { describe, expect, it } from 'vitest';
import { calledNow, type EvidenceDraft, withStart } from './evidence-draft';

const sources = new Map([
  ['a', { id: 'a', title: 'Harbour accounts', url: 'https://harbour.example/a' }],
  ['b', { id: 'b', title: 'Parish book', url: null }],
]);
const values = { stance: 'supports', quote: '', locator: '', lookedAt: null, tier: null, origin: '' } as const;
const draft = (part: Partial<Omit<EvidenceDraft, 'values'>> & { values?: Partial<EvidenceDraft['values']> } = {}): EvidenceDraft => ({
  choice: { id: 'a', title: 'Harbour accounts' },
  text: 'Harbour accounts',
  ...part,
  values: { ...values, ...part.values },
});
const nothing = draft({ choice: null, text: '' });

describe('withStart', () => {
  it('fills in what is known', () => {
    expect(withStart(nothing, { sourceId: 'b' }, sources)).toEqual(
      draft({ choice: { id: 'b', title: 'Parish book' }, text: 'Parish book' }),
    );
    const pasted = { url: 'https://harbour.example/a', quote: 'Ten boats' };
    expect(withStart(nothing, { pasted }, sources)).toEqual(draft({ values: { quote: 'Ten boats' } }));
    expect(withStart(nothing, { pasted: { url: 'https://new.example/', quote: '' } }, sources)).toEqual(
      draft({ choice: { newTitle: '', newUrl: 'https://new.example/' }, text: 'https://new.example/' }),
    );
    expect(withStart(draft({ values: { quote: 'Ten' } }), { stance: 'refutes' }, sources)).toEqual(
      draft({ values: { quote: 'Ten', stance: 'refutes' } }),
    );
  });

  it.each<[string, EvidenceDraft]>([
    ['a quotation', draft({ values: { quote: 'Ten boats' } })],
    ['a place', draft({ values: { locator: 'p. 41' } })],
    ['an origin', draft({ values: { origin: 'Agency wire' } })],
    ['a tier', draft({ values: { tier: 'primary' } })],
    ['a title', draft({ choice: { newTitle: 'Minutes', newUrl: null }, text: 'Minutes' })],
    ['the title of a page', draft({ choice: { newTitle: 'Minutes', newUrl: 'https://m.example/' }, text: 'https://m.example/' })],
  ])('leaves %s of one source where it is when another one is asked for', (_, begun) => {
    expect(withStart(begun, { sourceId: 'b' }, sources)).toBeNull();
    expect(withStart(begun, { pasted: { url: 'https://new.example/', quote: '' } }, sources)).toBeNull();
  });

  it('goes on with the source that is asked for again, and takes another one where nothing is written', () => {
    const begun = draft({ values: { quote: 'Ten boats', locator: 'p. 41' } });
    expect(withStart(begun, { sourceId: 'a' }, sources)).toEqual(begun);
    expect(withStart(begun, { pasted: { url: 'https://harbour.example/a', quote: 'Ten boats' } }, sources)).toEqual(begun);
    expect(withStart(draft(), { sourceId: 'b' }, sources)?.choice).toEqual({ id: 'b', title: 'Parish book' });
  });

  it('keeps the title of a page whose words are brought', () => {
    const page = draft({ choice: { newTitle: 'Minutes 2024', newUrl: 'https://m.example/' }, text: 'https://m.example/' });
    expect(withStart(page, { pasted: { url: 'https://m.example/', quote: 'Ten boats' } }, sources)).toEqual({
      ...page,
      values: { ...values, quote: 'Ten boats' },
    });
  });

  it('puts no words of a source that was cleared under another one', () => {
    const begun = draft({ choice: null, text: '', values: { quote: 'Ten boats', locator: 'p. 41' } });
    expect(withStart(begun, { pasted: { url: 'https://new.example/', quote: '' } }, sources)).toBeNull();
    expect(withStart(begun, { sourceId: 'b' }, sources)).toBeNull();
    expect(withStart(begun, { stance: 'refutes' }, sources)?.values.quote).toBe('Ten boats');
  });

  it('puts no other words in the place of a quotation that is begun', () => {
    const begun = draft({ values: { quote: 'Ten boats' } });
    expect(withStart(begun, { pasted: { url: 'https://harbour.example/a', quote: 'Nine boats' } }, sources)).toBeNull();
  });
});

describe('calledNow', () => {
  it('calls a chosen source as it is called now, and keeps all that is written of it', () => {
    const begun = draft({ choice: { id: 'a', title: 'Harbour acounts' }, text: 'Harbour acounts', values: { quote: 'Ten boats' } });
    expect(calledNow(begun, sources)).toEqual(draft({ values: { quote: 'Ten boats' } }));
  });

  it.each<[string, EvidenceDraft]>([
    ['a source that is called so', draft()],
    ['a source of another article', draft({ choice: { id: 'c', title: 'Minutes' }, text: 'Minutes' })],
    ['what is typed', draft({ choice: { newTitle: 'Harbour acounts', newUrl: null }, text: 'Harbour acounts' })],
    ['nothing', nothing],
  ])('leaves %s as it is', (_, begun) => {
    expect(calledNow(begun, sources)).toBe(begun);
  });
});
