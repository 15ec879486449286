import { describe, expect, it } from 'vitest';
import type { HistoryTag } from '@/lib/domain/history/shown-history';
import { sayTag } from './say-tag';

const claim: HistoryTag = { id: '019aa000-0000-7000-8000-000000000001', kind: 'claim', label: 'C4', standing: 'open', isStale: false };

describe('sayTag', () => {
  it.each<[string, Partial<HistoryTag>]>([
    ['claim 4', {}],
    ['claim 4', { standing: 'checking' }],
    ['claim 4, refuted', { standing: 'refuted' }],
    ['claim 4, half true', { standing: 'partly', grade: { id: 'half', name: 'Half true', rating: 3 } }],
    ['claim 4, text changed', { standing: 'checking', isStale: true }],
    ['claim 4, says something else now', { standing: 'checking', isStale: true, isRestated: true }],
    // Nothing is drawn of what was found before it was set aside.
    ['claim 4', { standing: 'supported', setAside: 'cut' }],
    ['opinion 2', { kind: 'opinion', label: 'O2' }],
    ['opinion 2, text changed', { kind: 'opinion', label: 'O2', isStale: true }],
    ['claim', { label: null }],
  ])('says %s', (said, tag) => {
    expect(sayTag({ ...claim, ...tag })).toBe(said);
  });
});
