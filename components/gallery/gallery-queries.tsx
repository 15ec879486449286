'use client';
import { AskForm } from '@/components/queries/ask-form';
import { QueryView } from '@/components/queries/query-view';
import { ReceivedForm } from '@/components/queries/received-form';
import type { QueryThread } from '@/lib/domain/talk/query';
import { galleryTag } from './gallery-article';
import { GalleryGroup } from './gallery-group';
import { galleryId, JONAH, PRIYA } from './gallery-ids';

const at = '2026-11-10T13:47:00.000Z';
const done = { byId: PRIYA, at };
const sent = { ...done, toId: JONAH };
const comment = { at, seq: 0, mentions: [], edits: [], removed: null };

function queryOf(n: number, text: string, rest: Partial<QueryThread>): QueryThread {
  return {
    id: galleryId(n),
    about: { on: 'tag', annotationId: galleryTag('C6') },
    comments: [{ ...comment, id: galleryId(n + 1), byId: PRIYA, text }],
    resolved: null,
    query: { proposal: null, sent: null, withdrawn: null },
    ...rest,
  };
}

const proposal = { words: 'The active claim', replacement: 'One active claim' };
const asked = queryOf(970, 'By whom was it counted?', { query: { proposal: null, sent, withdrawn: null } });
const answer = { ...comment, id: galleryId(975), byId: JONAH, text: 'By the harbour office, in week 33.' };
const received = { ...comment, id: galleryId(976), byId: PRIYA, text: 'Week 34, sorry.', received: { who: 'Jonah Okoye', how: 'phone' } };

const queries: readonly QueryThread[] = [
  queryOf(960, 'Only one of them?', { query: { proposal, sent: null, withdrawn: null } }),
  asked,
  { ...asked, id: galleryId(974), comments: [...asked.comments, answer, received] },
  { ...asked, id: galleryId(978), resolved: done },
  { ...asked, id: galleryId(980), query: { ...asked.query, withdrawn: done } },
];

const never = () => false;
const nothing = () => undefined;

/** Queries in each standing, and the forms that make and answer them. */
export function GalleryQueries() {
  return (
    <GalleryGroup name="Queries" about="a draft, waiting, answered, settled, withdrawn; asking, an answer that came another way">
      <div className="gallery-stack">
        {queries.map((one) => (
          <QueryView key={one.id} thread={one} />
        ))}
        <AskForm
          draftId="gallery"
          words="The active claim"
          start={{ text: '', replacement: 'The active claim' }}
          saveLabel="Add to the queries"
          onSave={never}
          onCancel={nothing}
        />
        <ReceivedForm
          answer={{ text: '', who: 'Jonah Okoye', how: 'phone' }}
          field={null}
          onChange={nothing}
          onSave={nothing}
          onCancel={nothing}
        />
      </div>
    </GalleryGroup>
  );
}
