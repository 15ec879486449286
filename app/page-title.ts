import type { Metadata } from 'next';
import { cache } from 'react';
import { z } from 'zod';
import { articlePageTitle } from '@/lib/domain/articles/article-page-title';
import { DomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/people/permissions';
import { readArticle } from '@/lib/server/articles/articles';
import { currentActor } from '@/lib/server/sign-in/session';

/**
 * What a tab is called after the one thing that it shows, which `read` finds as the page does, with the same right. Whoever may not see it, and
 * the signed-out, have the name of the kind of page, which says nothing of it.
 */
export async function pageTitle(kind: string, id: string, read: (actor: Actor, id: string) => Promise<string>): Promise<Metadata> {
  const actor = await currentActor();
  if (actor === null || !z.uuid().safeParse(id).success) return { title: kind };
  try {
    return { title: await read(actor, id) };
  } catch (error) {
    if (error instanceof DomainError) return { title: kind };
    throw error;
  }
}

/** The article of a page, which title and page ask for alike: it is read once. */
export const readArticleOnce = cache(readArticle);

/** The title of a page of an article beside the workbench. */
export const articleTitle = (articleId: string, page: string): Promise<Metadata> =>
  pageTitle(page, articleId, async (actor, id) => articlePageTitle((await readArticleOnce(actor, id)).title, page));
