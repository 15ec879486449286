import { describe, expect, it } from 'vitest';
import { typeOfStyle } from './list-type';

describe('typeOfStyle', () => {
  it('knows the styles that have a type, and no others', () => {
    expect(typeOfStyle('margin: 0; list-style-type: Upper-Roman')).toBe('I');
    for (const style of ['', 'list-style-type: decimal', 'list-style-type: constructor', 'list-style-type: __proto__'])
      expect(typeOfStyle(style), style).toBeUndefined();
  });
});
