import { expect, it } from 'vitest';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { sayRules } from './say-rules';

it('says what a desk asks for beyond a checker’s signature', () => {
  expect(sayRules(plainRules)).toBe('');
  expect(sayRules({ ...plainRules, secondCheck: true })).toBe('A second check');
  expect(sayRules({ ...plainRules, secondCheck: true, coverage: true, signatures: ['checker', 'standards'] })).toBe(
    'A second check; every sentence seen; signatures: checker, standards',
  );
  expect(sayRules({ ...plainRules, secondCheck: true, votes: { when: 'differ', needed: 2, of: 3 } })).toBe(
    'A second check; two of three votes where two checkers differ',
  );
  expect(sayRules({ ...plainRules, twoSources: true, primarySource: true })).toBe('Two independent sources; a primary source');
});
