import type { Page } from '@playwright/test';
import type { TagKind } from '../lib/domain/tags/tag-kinds';
import { makeArticle, openArticle, storeTags } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn } from './fixtures';

interface Someone {
  role?: string;
  /** False for whoever has never been shown how the workbench works. */
  coachSeen?: boolean;
}

interface Own extends Someone {
  text?: string;
  /** Words of it that are tagged. */
  tags?: readonly string[];
  /** What the tags are, in turn. */
  kinds?: readonly TagKind[];
}

/** Signs Elif in, an editor of a desk of her own; the desk's id and she. */
export async function signInAtDesk(page: Page, { role = 'editor', coachSeen = true }: Someone = {}) {
  const deskId = await makeDesk();
  const person = await makePerson('Elif Tuncel', { roles: { [deskId]: role }, coachSeen });
  await signIn(page, person);
  return { deskId, person };
}

/** The same with an article of her desk. */
export async function beginWithOwnArticle(page: Page, { text = ferryArticle, tags = [], kinds = ['claim'], ...someone }: Own = {}) {
  const { deskId, person } = await signInAtDesk(page, someone);
  const articleId = await makeArticle(page, deskId, text);
  if (tags.length > 0) await storeTags(page, articleId, tags, kinds);
  return { deskId, person, articleId };
}

/** The same with the article open. */
export async function openOwnArticle(page: Page, own: Own = {}) {
  const { deskId, articleId } = await beginWithOwnArticle(page, own);
  return { deskId, articleId, ...(await openArticle(page, articleId)) };
}
