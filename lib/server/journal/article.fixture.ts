import type { Node } from '@tiptap/pm/model';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '@/lib/domain/permissions';
import { inTransaction } from '../database';
import { beginJournal } from './begin';

/** For tests: an article of that text in a desk. */
export async function makeArticle(actor: Actor, deskId: string, doc: Node): Promise<string> {
  const id = uuidv7();
  const details = {
    deskId,
    authorId: null,
    byline: '',
    publishedOn: null,
    language: 'en',
    direction: 'ltr',
    isArchived: false,
    isDeleted: false,
  };
  await inTransaction((tx) => beginJournal(tx, actor, id, { details, doc: doc.toJSON(), origin: { format: 'paste', fileName: null } }));
  return id;
}
