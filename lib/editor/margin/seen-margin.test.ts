import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { unseenBlocks } from './seen-margin';

const doc = docOf('Night buses', 'One went. Two stayed.', 'Nobody asked.', 'It rained.');

describe('unseenBlocks', () => {
  it('says of each block in a stretch how much of it was seen, and nothing of those that are seen whole', () => {
    const third = doc.child(0).nodeSize + doc.child(1).nodeSize + doc.child(2).nodeSize;
    const first = doc.child(0).nodeSize;
    const seen = [
      { from: first + 1, to: first + 4 },
      { from: third + 1, to: third + 3 },
    ];
    const found = unseenBlocks(doc, { from: 0, to: doc.content.size }, seen, 'en');
    expect(found.map(({ index, share, isHeadline }) => [index, share, isHeadline])).toEqual([
      [0, 0, true],
      [1, 0.5, false],
      [2, 0, false],
    ]);
    expect(unseenBlocks(doc, { from: third, to: doc.content.size }, [], 'en').map(({ index }) => index)).toEqual([3]);
  });
});
