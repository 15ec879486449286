import { describe, expect, it } from 'vitest';
import { matchSources } from './match-sources';
import type { Source } from './source';

const source = (id: string, url: string | null, title = 'Interview'): Source => ({
  id,
  deskId: 'd',
  title,
  url,
  type: 'interview',
  author: '',
  publisher: '',
  publishedOn: null,
  note: '',
  createdAt: '',
  updatedAt: '',
});
const idsOf = (twins: Map<string, Source>) => [...twins].map(([id, twin]) => [id, twin.id]);

describe('matchSources', () => {
  it('takes two of an archive for one by their link alone', () => {
    const page = 'https://mill.example';
    expect(idsOf(matchSources([source('a', null), source('b', null), source('c', page), source('e', page, 'Mill')], []))).toEqual([
      ['e', 'c'],
    ]);
  });

  it('takes one of the desk’s without a link for one of an archive’s', () => {
    const archived = [source('a', null), source('b', null), source('c', null)];
    expect(idsOf(matchSources(archived, [source('y', null), source('z', null)]))).toEqual([
      ['a', 'y'],
      ['b', 'z'],
    ]);
  });

  it('takes the oldest of the desk’s with a link, for all', () => {
    const page = 'https://mill.example';
    const archived = [source('a', page), source('b', page)];
    expect(idsOf(matchSources(archived, [source('y', page), source('z', page)]))).toEqual([
      ['a', 'y'],
      ['b', 'y'],
    ]);
  });
});
