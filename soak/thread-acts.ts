import { type Comment, newestByOthers, type Thread } from '@/lib/domain/talk/thread';
import type { Act, Hand } from './acts';
import { someRanges } from './tag-acts';

/** What a new comment says: words that are nowhere else. */
const words = (hand: Hand) => ({ commentId: hand.newId(), text: `Is ${hand.newToken()} so?`, mentions: [] });

/** An act on a thread that is there, chosen by chance. */
const onThread =
  (work: (hand: Hand, thread: Thread) => void) =>
  (hand: Hand): void => {
    const thread = hand.chance.of([...hand.session.threads.values()]);
    if (thread) work(hand, thread);
  };

/** An act on a comment of one's own that is there. */
const onOwnComment = (work: (hand: Hand, thread: Thread, comment: Comment) => void) =>
  onThread((hand, thread) => {
    const { personId } = hand.session.options;
    const comment = hand.chance.of(thread.comments.filter(({ byId, removed }) => byId === personId && removed === null));
    if (comment) work(hand, thread, comment);
  });

/** What people say to each other about tags, words and the article. */
export const threadActs: readonly Act[] = [
  {
    name: 'comment on a tag',
    weight: 3,
    sure: 'comment',
    do: (hand) => {
      const tag = hand.chance.of(hand.tags);
      if (tag) hand.session.act('comment', { about: 'tag', annotationId: tag.id, threadId: hand.newId(), ...words(hand) });
    },
  },
  {
    name: 'comment on words',
    weight: 2,
    do: (hand) => {
      const ranges = someRanges(hand);
      if (ranges.length > 0) hand.session.act('comment', { about: 'words', ranges, threadId: hand.newId(), ...words(hand) });
    },
  },
  {
    name: 'comment on the article',
    weight: 0.5,
    do: (hand) => void hand.session.act('comment', { about: 'article', threadId: hand.newId(), ...words(hand) }),
  },
  {
    name: 'answer',
    weight: 3,
    do: onThread((hand, { id }) => void hand.session.act('comment', { about: 'thread', threadId: id, ...words(hand) })),
  },
  {
    name: 'change a comment',
    weight: 1,
    do: onOwnComment((hand, { id }, comment) => {
      hand.session.act('comment-edited', { threadId: id, ...words(hand), commentId: comment.id });
    }),
  },
  {
    name: 'remove a comment',
    weight: 0.5,
    do: onOwnComment((hand, { id }, comment) => void hand.session.act('comment-removed', { threadId: id, commentId: comment.id })),
  },
  {
    name: 'settle a thread, or open it again',
    weight: 1,
    do: onThread((hand, thread) => {
      const readTo = newestByOthers(thread, hand.session.options.personId);
      hand.session.act(thread.resolved ? 'thread-reopened' : 'thread-resolved', { threadId: thread.id, readTo });
    }),
  },
];
