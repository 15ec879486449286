import type { Node } from '@tiptap/pm/model';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '@/lib/domain/people/permissions';
import { inTransaction } from '../database';
import { beginJournal } from './begin';

/** For tests and benches: an article of that text in a desk, with what an archive would bring along (`brought`). */
export async function makeArticle(actor: Actor, deskId: string, doc: Node, brought: Record<string, unknown> = {}): Promise<string> {
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
  const imported = { details, doc: doc.toJSON(), origin: { format: 'paste', fileName: null }, ...brought };
  await inTransaction((tx) => beginJournal(tx, actor, id, imported), { timeoutMs: 120_000 });
  return id;
}
