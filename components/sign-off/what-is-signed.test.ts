import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { docOf, TestJournal } from '@/lib/domain/journal/journal.fixture';
import { WhatIsSigned } from './what-is-signed';

const { state } = new TestJournal(docOf('Buses', 'The last bus left at 12.35.'));
const said = (none: string | null, isLocked: boolean) =>
  renderToStaticMarkup(createElement(WhatIsSigned, { seen: state, none, isLocked })).replaceAll(/<[^>]*>/g, '');

describe('WhatIsSigned', () => {
  it('says what is signed, and that the first signature locks it', () => {
    expect(said(null, false)).toMatch(/^You sign “Buses” as you see it: .* Text, tags and verdicts are locked from then on\.$/);
  });

  it('says of a further signature that all stays locked', () => {
    expect(said(null, true)).toMatch(/^You sign “Buses” .* Text, tags and verdicts stay locked\.$/);
  });

  it('tells nobody that they sign who puts no signature, but why', () => {
    const none = 'You have signed already. Another person puts the next signature.';
    expect(said(none, true)).toBe(none);
  });
});
