import { describe, expect, it } from 'vitest';
import { pathWithin } from './path-within';

describe('pathWithin', () => {
  it('keeps a path of this server with its query', () => {
    expect(pathWithin('/articles/1?view=source#p3')).toBe('/articles/1?view=source#p3');
  });

  it('keeps the path of an invitation', () => {
    expect(pathWithin('/invitation/pQx7-_aZ')).toBe('/invitation/pQx7-_aZ');
  });

  it.each([
    undefined,
    ['/a', '/b'],
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/articles/..//evil.example',
    '/invitation/..//evil.example',
    '/invitation/%2e%2e/%2e%2e//evil.example',
    'javascript:alert(1)',
    ' https://evil.example',
    '/%2e//evil.example',
  ])('leads %j to the articles', (given) => {
    expect(pathWithin(given)).toBe('/articles');
  });
});
