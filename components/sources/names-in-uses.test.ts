import { describe, expect, it } from 'vitest';
import type { SourcePage, SourceUse } from '@/lib/domain/contract/sources';
import { namesInUses } from './names-in-uses';

const use = (byName: string): SourceUse => ({
  evidenceId: byName,
  annotationId: 'tag',
  kind: 'claim',
  label: 'C1',
  words: 'the line carries 1,240 people a day',
  stance: 'supports',
  verdict: null,
  left: null,
  grade: null,
  quote: '',
  locator: '',
  lookedAt: null,
  byName,
  at: '2026-11-09T10:00:00.000Z',
});

const article = (id: string, names: string[]): SourcePage['articles'][number] => ({
  id,
  title: 'Ferry',
  language: 'en',
  deskName: 'City',
  stage: 'checking',
  isArchived: false,
  uses: names.map(use),
});

describe('the names of those who linked a source', () => {
  it('are first names, however often and in however many articles one did', () => {
    const names = namesInUses([article('a', ['Amara Obi', 'Amara Obi']), article('b', ['Amara Obi', 'Jun Sato'])]);
    expect([...names]).toEqual([
      ['Amara Obi', 'Amara'],
      ['Jun Sato', 'Jun'],
    ]);
  });

  it('are whole where two share the first', () => {
    const names = namesInUses([article('a', ['Jun Sato', 'Jun Ito'])]);
    expect([...names.values()]).toEqual(['Jun Sato', 'Jun Ito']);
  });
});
