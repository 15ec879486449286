/** An entry as the stream brings it: somebody else's, the one of `seq` in the journal of `articleId`. */
export const removedEntry = (articleId: string, seq: number) => ({
  id: '0198c0de-0000-7000-8000-000000000009',
  articleId,
  seq,
  version: 0,
  clientId: 'another-tab',
  actorId: 'someone',
  at: '2026-01-02T03:04:05.678Z',
  type: 'annotation.removed',
  schemaVersion: 1,
  payload: {},
});
