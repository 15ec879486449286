import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DayInput, MomentInput } from './dated-input';

const saidOf = (html: string) => /data-says="([^"]*)"/.exec(html)?.[1];
const day = (value: string) => saidOf(renderToStaticMarkup(createElement(DayInput, { value, readOnly: true })));
const moment = (value: string) => saidOf(renderToStaticMarkup(createElement(MomentInput, { value, readOnly: true })));

describe('DayInput and MomentInput', () => {
  it('say on the server what is stored, since only the browser knows its language', () => {
    expect([day('2026-11-01'), day('')]).toEqual(['2026-11-01', '']);
    expect([moment('2026-11-01T14:00'), moment('')]).toEqual(['2026-11-01 14:00', '']);
  });
});
