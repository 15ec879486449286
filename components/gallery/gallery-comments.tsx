'use client';
import { useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { beginWithMention } from '@/components/threads/comment-drafts';
import { CommentField } from '@/components/threads/comment-field';
import { FirstComment } from '@/components/threads/first-comment';
import { useHeldRows } from '@/components/ui/held-rows';
import { galleryTag, unreadThread } from './gallery-article';
import { GalleryGroup } from './gallery-group';
import { JONAH } from './gallery-ids';

const never = () => false;
const nothing = () => undefined;
const about = { about: 'tag', annotationId: galleryTag('C2') } as const;

/** The field that begins a thread, and that of a comment, in each of their states. */
export function GalleryComments() {
  const { session } = useWorkbench();
  const rows = useHeldRows<'there'>();
  // What was begun waits where the field finds it when it is drawn.
  useState(() => {
    for (const draftId of ['gallery begun', 'gallery meanwhile']) beginWithMention(session, draftId, { id: JONAH, name: 'Jonah Okoye' });
  });
  const field = (draftId: string) => ({ draftId, about, label: 'Comment', field: null, row: rows.rowProps(draftId, 'there') });
  return (
    <GalleryGroup name="Comments" about="the first one: nothing written, begun, a colleague’s meanwhile; a field: nobody’s name, closed">
      <div className="gallery-stack card-threads">
        <FirstComment {...field('gallery first')} thread={undefined} />
        <FirstComment {...field('gallery begun')} thread={undefined} />
        <FirstComment {...field('gallery meanwhile')} thread={unreadThread} />
        <CommentField
          draftId="gallery stray"
          label="Reply"
          placeholder="Reply, @ to mention"
          sendLabel="Reply"
          start={{ text: '@Nobody knows it.', picked: [] }}
          onSend={never}
        />
        <CommentField
          draftId="gallery closed"
          label="Change the comment"
          placeholder=""
          sendLabel="Save"
          start={{ text: 'The harbour office has no figures for week 33.', picked: [] }}
          closed="The comment was removed meanwhile."
          onSend={never}
          onCancel={nothing}
        />
      </div>
    </GalleryGroup>
  );
}
