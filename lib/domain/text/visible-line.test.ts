import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleLine } from './visible-line';

describe('visibleLine', () => {
  it.each([
    ['signs of no width', 'Ru\u200Bth\u2060 \uFEFFLe\u00ADad'],
    ['joiners where nothing is joined', 'Ru\u200Dth\u200C Lead\u200D'],
    ['signs that turn', '\u202ERuth\u202C \u2066Lead\u2069\u200F\u061C'],
    ['variants of letters that have none', 'Ruth\uFE0F Le\u{E0100}ad'],
    ['tags and other formats', 'Ruth\u{E0041} Lead\u{E007F}\uFFF9'],
    ['a grapheme joiner', 'Ru\u034Fth Lead'],
    ['lines and tabs', 'Ruth\r\n\t Lead\n'],
    ['breaks of other kinds', '\u2028Ruth\u0085\u2029\v\fLead'],
    ['blanks that are no spaces', '\u3164Ruth\u2800Lead\uFFA0'],
    ['spaces around what is not seen', 'Ruth \u200B Lead'],
    ['control characters', 'Ruth\u0007 Lead\u001B'],
  ])('leaves out %s', (_what, text) => {
    expect(visibleLine(text)).toBe('Ruth Lead');
  });

  it('is empty where nothing is seen', () => {
    expect(visibleLine('\u200B\u3164\u2800\u00AD\u202E \n\u{E0100}')).toBe('');
  });

  it.each([
    ['Persian', 'علی\u200Cرضا'],
    ['Sinhala', 'ශ්\u200Dරී'],
    ['Marathi', 'र्\u200Dया'],
    ['Hebrew', 'דנה כהן'],
    ['Japanese, a variant that families write', '葛\u{E0100}城'],
    ['Korean', '김민준'],
    ['Thai', 'สมชาย ใจดี'],
    ['letters with marks', 'Zoë Ångström-Nguyễn'],
    ['pictures', '👩🏽\u200D💻 ☀\uFE0F'],
  ])('keeps names as they are written: %s', (_what, name) => {
    expect(visibleLine(name)).toBe(name.normalize('NFC'));
  });

  it('writes letters with marks in one way', () => {
    expect(visibleLine('Zoe\u0308')).toBe('Zoë');
    expect(visibleLine('Zoe\u200B\u0308')).toBe('Zoë');
  });

  it('leaves what it wrote as it is', () => {
    const signs = 'e\u0301\u0308 \u200B\u200C\u200D\u180E\u061C\u0600\u034F\uFEFF\uFE0F\u{E0100}\u3164\u2028बि्ع☀葛ᠠ';
    const unit = fc.constantFrom(...signs, '👩', '🏽', '\u{1F3FB}');
    const text = fc.string({ unit, maxLength: 8 });
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (one) => {
        expect(visibleLine(visibleLine(one))).toBe(visibleLine(one));
      }),
      { numRuns: 1000 },
    );
  });
});
