import { describe, expect, it } from 'vitest';
import { sayJoined, sayOtherDescription } from './other-description';
import type { Source } from './source';

const stored: Source = {
  id: 'a',
  deskId: 'd',
  title: 'Parish register',
  url: 'https://book.example/54',
  type: 'webpage',
  author: '',
  publisher: '',
  publishedOn: null,
  note: 'Vol. 2 is lost.',
  createdAt: '',
  updatedAt: '',
};

describe('sayOtherDescription', () => {
  it('has nothing to say of what is described alike', () => {
    expect(sayOtherDescription({ ...stored, id: 'b', updatedAt: '2026-01-01' }, stored)).toBeNull();
  });

  it('says what the archive says otherwise', () => {
    expect(sayOtherDescription({ ...stored, title: 'Parish book', type: 'document', note: '' }, stored)).toBe(
      'https://book.example/54 is a source already, as “Parish register”. It stays as it is; the archive says otherwise: title “Parish book”, type “Document”, note none.',
    );
  });

  it('cuts long notes short', () => {
    expect(sayOtherDescription({ ...stored, note: 'x'.repeat(300) }, stored)).toContain(`note “${'x'.repeat(199)}…”.`);
    expect(sayOtherDescription({ ...stored, note: `x${'🚌'.repeat(300)}` }, stored)).toContain(`note “x${'🚌'.repeat(198)}…”.`);
  });
});

describe('sayJoined', () => {
  it('says that two become one, and what of the second is left out', () => {
    expect(sayJoined({ ...stored, id: 'b' }, stored)).toBe(
      'The archive has https://book.example/54 twice. Both become one source, “Parish register”.',
    );
    expect(sayJoined({ ...stored, id: 'b', title: 'Parish book' }, stored)).toBe(
      'The archive has https://book.example/54 twice. Both become one source, “Parish register”; what it says the second time is left out: title “Parish book”.',
    );
  });
});
