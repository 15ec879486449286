import { isDraft, isQuery, type QueryThread } from '@/lib/domain/talk/query';
import { newestByOthers } from '@/lib/domain/talk/thread';
import type { Act, Hand } from './acts';

/** What is asked: words that are nowhere else. */
const question = (hand: Hand) => ({
  text: `Who says ${hand.newToken()}?`,
  replacement: hand.chance.of([null, `less ${hand.newToken()}`]) ?? null,
});

const onQuery =
  (isMeant: (query: QueryThread) => boolean, work: (hand: Hand, query: QueryThread) => void) =>
  (hand: Hand): void => {
    const query = hand.chance.of([...hand.session.threads.values()].filter(isQuery).filter(isMeant));
    if (query) work(hand, query);
  };

/** What checkers ask the author, and what comes back. */
export const queryActs: readonly Act[] = [
  {
    name: 'ask the author',
    weight: 2,
    do: (hand) => {
      const tag = hand.chance.of(hand.tags);
      const ids = { threadId: hand.newId(), commentId: hand.newId() };
      if (tag) hand.session.act('query.asked', { ...ids, annotationId: tag.id, ...question(hand) });
    },
  },
  {
    name: 'change a query',
    weight: 0.5,
    do: onQuery(isDraft, (hand, { id, query: { basis } }) => {
      hand.session.act('query.changed', { threadId: id, ...question(hand), basedOn: basis?.entryId ?? null });
    }),
  },
  {
    name: 'send the queries',
    weight: 0.5,
    do: (hand) => {
      const drafts = [...hand.session.threads.values()].filter(isDraft);
      const threadIds = drafts.map(({ id }) => id);
      const basedOn = drafts.map(({ query }) => query?.basis?.entryId ?? null);
      if (threadIds.length > 0) hand.session.act('queries.sent', { threadIds, toId: null, basedOn });
    },
  },
  {
    name: 'withdraw a query',
    weight: 0.3,
    do: onQuery(
      ({ query }) => query.withdrawn === null,
      (hand, thread) => {
        const readTo = newestByOthers(thread, hand.session.options.personId);
        hand.session.act('query.withdrawn', { threadId: thread.id, readTo });
      },
    ),
  },
  {
    name: 'write an answer down',
    weight: 1,
    do: onQuery(
      ({ query }) => query.sent !== null,
      (hand, { id }) => {
        const answer = { commentId: hand.newId(), text: `It is ${hand.newToken()}.`, who: 'The author', how: 'phone' };
        hand.session.act('query.answered', { threadId: id, ...answer });
      },
    ),
  },
];
