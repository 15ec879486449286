import { describe, expect, it } from 'vitest';
import type { ReplyRequest } from '@/lib/domain/replies/reply-request';
import { overdueOf } from './overdue-tags';

const request = (part: Partial<ReplyRequest>): ReplyRequest => ({
  id: 'r',
  annotationIds: ['a'],
  asked: null,
  channel: 'email',
  sentAt: '2020-01-01T00:00:00.000Z',
  deadlineAt: '2020-01-02T00:00:00.000Z',
  outcome: null,
  pastOutcomes: [],
  byId: 'p',
  at: '2020-01-01T00:00:00.000Z',
  isRemoved: false,
  basis: { request: { entryId: 'e', byId: 'p' }, outcome: null },
  ...part,
});

describe('overdueOf', () => {
  it('names the tags of open requests whose deadline has passed', () => {
    const requests = [
      request({ annotationIds: ['a', 'b'] }),
      request({ annotationIds: ['c'], deadlineAt: null }),
      request({ annotationIds: ['d'], deadlineAt: '9999-01-01T00:00:00.000Z' }),
      request({ annotationIds: ['e'], isRemoved: true }),
    ];
    expect([...overdueOf(requests)]).toEqual(['a', 'b']);
    expect(overdueOf([]).size).toBe(0);
  });

  it('gives the very same set while the same tags are in it, so that nothing is drawn anew', () => {
    const before = overdueOf([request({})]);
    expect(overdueOf([request({}), request({ annotationIds: ['c'], deadlineAt: null })])).toBe(before);
    expect(overdueOf([request({ annotationIds: ['b'] })])).not.toBe(before);
  });
});
