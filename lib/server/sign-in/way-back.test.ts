import { describe, expect, it } from 'vitest';
import { wayBack } from './way-back';

const base = 'https://galley.example:8443';

describe('wayBack', () => {
  it.each(['/', '/articles/1?tag=C1#top', '//evil.example'])('leads to the path %s of the server', (path) => {
    expect(wayBack(path, base)).toBe(`${base}${path}`);
  });

  it('leads to a whole address of the server', () => {
    expect(wayBack(`${base}/inbox`, base)).toBe(`${base}/inbox`);
  });

  it.each([
    '',
    'foo',
    'https://evil.example/',
    `${base}.evil.example/`,
    'https://galley.example/',
    'javascript:alert(1)',
    'http://[',
    '\0',
  ])('leads to the server, and never fails, for “%s”', (given) => {
    expect(wayBack(given, base)).toBe(base);
  });

  it('leaves nothing in an address that could break a header', () => {
    expect(wayBack('/a\r\nSet-Cookie: b=c\u2028é', base)).toMatch(/^[\x21-\x7e]+$/);
  });
});
