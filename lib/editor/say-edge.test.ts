import { describe, expect, it } from 'vitest';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { sayEdge } from './say-edge';

const doc = articleSchema.node('doc', null, [
  articleSchema.node('title', null, [articleSchema.text('T')]),
  articleSchema.node('paragraph', null, [articleSchema.text('The ferry takes 1,240 people a day in the summer.')]),
]);

describe('sayEdge', () => {
  it('says the last words of a tag whose end was moved, and the first ones where its start was', () => {
    expect(sayEdge(doc, { from: 4, to: 39 }, 'to')).toBe('Ends with “people a day”');
    expect(sayEdge(doc, { from: 8, to: 39 }, 'from')).toBe('Begins with “ferry takes 1,240”');
  });

  it('says all of fewer words', () => {
    expect(sayEdge(doc, { from: 4, to: 13 }, 'to')).toBe('Ends with “The ferry”');
  });
});
