import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ClaimHead } from './claim-head';
import { plainAddress } from './claims-address';

/** The chips as the server draws them, for somebody who has chosen no language of dates. */
function drawn(from: string, to: string): string[] {
  const props = {
    address: { ...plainAddress, from, to },
    desks: [],
    counts: undefined,
    people: [],
    answer: 'coming' as const,
    isPartial: false,
  };
  const html = renderToStaticMarkup(createElement(ClaimHead, { ...props, onChange: () => {} }));
  return [...html.matchAll(/<bdi>([^<]*)<\/bdi>/g)].map(([, name = '']) => name);
}

describe('ClaimHead', () => {
  it('names the days on the server as they are stored, since only the browser knows its language', () => {
    expect(drawn('2026-11-01', '')).toEqual(['Since 2026-11-01']);
    expect(drawn('', '2026-11-02')).toEqual(['Until 2026-11-02']);
    expect(drawn('2026-11-01', '2026-11-02')).toEqual(['2026-11-01 to 2026-11-02']);
    expect(drawn('', '')).toEqual([]);
  });
});
