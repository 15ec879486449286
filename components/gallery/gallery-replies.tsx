'use client';
import { useAnnotation } from '@/components/article/session-context';
import { ReplyView } from '@/components/replies/reply-view';
import type { ReplyOutcome, ReplyRequest } from '@/lib/domain/replies/reply-request';
import { galleryTag } from './gallery-article';
import { GALLERY_AT as AT, galleryId, JONAH } from './gallery-ids';

const basis = { entryId: galleryId(980), byId: JONAH };
const [sentAt, deadlineAt] = ['2025-11-06T09:00:00.000Z', '2025-11-08T14:00:00.000Z'];
const asked = {
  name: 'Rosa Amsel',
  role: 'Harbour office',
  question: 'Does the harbour master count the vehicles twice, and since when?',
};

const requestOf = (n: number, over: Partial<ReplyRequest>): ReplyRequest => ({
  id: galleryId(n),
  annotationIds: [],
  asked,
  channel: 'email',
  sentAt,
  deadlineAt,
  outcome: null,
  pastOutcomes: [],
  byId: JONAH,
  at: AT,
  isRemoved: false,
  basis: { request: basis, outcome: null },
  ...over,
});
const outcomeOf = (over: Partial<ReplyOutcome>): ReplyOutcome => ({
  kind: 'answered',
  happenedAt: deadlineAt,
  effect: 'words-changed',
  said: { answer: 'Once, since 2019.', note: '“twice” is gone' },
  byId: JONAH,
  at: AT,
  ...over,
});

const requests = [
  requestOf(981, {}),
  requestOf(982, { channel: 'phone', deadlineAt: null, outcome: outcomeOf({}) }),
  requestOf(983, { outcome: outcomeOf({ kind: 'silent', effect: 'reply-added', said: { answer: '', note: '' } }) }),
  requestOf(984, { asked: null, outcome: outcomeOf({ kind: 'declined', effect: 'none', said: null }) }),
];

/** Requests for a reply: late, answered, without an answer, and as they look to those who may not see their words. */
export function GalleryReplies() {
  const [tag, other] = [useAnnotation(galleryTag('C4')), useAnnotation(galleryTag('C5'))];
  if (!tag || !other) return null;
  return (
    <section className="sheet gallery-box card-replies" aria-label="Right of reply">
      <ul>
        {requests.map((request, index) => (
          <ReplyView
            key={request.id}
            annotation={tag}
            request={request}
            others={index === 0 ? [other] : []}
            canLog={request.asked !== null}
          />
        ))}
      </ul>
    </section>
  );
}
