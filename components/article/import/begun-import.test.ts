import { describe, expect, it } from 'vitest';
import { BegunFile, BegunPaste, charsOfField, hasRoomFor, htmlOf, MAX_KEPT_CHARS, type PastedText } from './begun-import';

const paste = { html: '<p>It is <b>long</b>.</p>', text: 'It is long.', hasForm: true };
const field: PastedText = { text: 'It is long.', paste };
const made = { deskId: 'city', corrections: { title: 'A quay' }, sendId: '01970000-0000-7000-8000-000000000001' };

describe('what is begun of an import', () => {
  it('has the form of a paste as long as its words stand there', () => {
    expect(htmlOf(field)).toBe(paste.html);
    expect(htmlOf({ ...field, text: 'It is longer.' })).toBeNull();
    expect(htmlOf({ text: 'Typed', paste: null })).toBeNull();
  });

  it('is kept up to what a tab has room for, its form counted', () => {
    expect(hasRoomFor(charsOfField(field))).toBe(true);
    expect(hasRoomFor(charsOfField({ text: 'x'.repeat(MAX_KEPT_CHARS), paste: null }))).toBe(true);
    expect(hasRoomFor(charsOfField({ ...field, paste: { ...paste, html: 'x'.repeat(MAX_KEPT_CHARS) } }))).toBe(false);
  });

  it('is the same when it comes back out of the tab', () => {
    const begun = { ...made, field };
    expect(BegunPaste.parse(JSON.parse(JSON.stringify(begun)))).toMatchObject(begun);
  });

  it('is nothing where another version of Galley has kept what this one cannot read', () => {
    expect(BegunPaste.safeParse({ ...made, field: 'It is long.' }).success).toBe(false);
    expect(BegunFile.safeParse({ ...made, file: { name: 'quay.md', size: 9 }, read: { draft: {}, origin: {} } }).success).toBe(false);
  });
});
