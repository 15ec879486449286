import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { type ArticleState, stateFromJson } from '../lib/domain/article-state';
import type { Annotation } from '../lib/domain/tags/annotation';
import { SCHEMA_VERSION } from '../lib/domain/text/article-schema';
import { positionsOf, readText } from '../lib/domain/text/article-text';

interface Entry {
  type: string;
  payload: object;
}

/** The article as the server has it for whoever is signed in. */
export async function stateOf(page: Page, articleId: string): Promise<ArticleState> {
  const answer = await page.request.get(`/api/v1/articles/${articleId}/state`);
  return stateFromJson(z.object({ state: z.unknown() }).parse(await answer.json()).state);
}

/**
 * Sends entries as a tab would, without a page of the article: for journeys that are not about how they are made. They are based on the article as it
 * is now, and made of it if `entries` is a function. With `headers` that sign somebody else in they are theirs.
 */
export async function storeEntries(
  page: Page,
  articleId: string,
  entries: readonly Entry[] | ((state: ArticleState) => readonly Entry[]),
  headers: Record<string, string> = {},
): Promise<void> {
  const state = await stateOf(page, articleId);
  const made = typeof entries === 'function' ? entries(state) : entries;
  const data = {
    base: { version: state.version, seq: state.seq },
    clientId: uuidv7(),
    schemaVersion: SCHEMA_VERSION,
    entries: made.map((entry) => ({ id: uuidv7(), ...entry })),
  };
  const answer = await page.request.post(`/api/v1/articles/${articleId}/entries`, { headers, data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Where these words stand first, or an error. */
export function placeOf({ doc }: ArticleState, words: string): { from: number; to: number } {
  const text = readText(doc);
  const at = text.words.indexOf(words);
  const place = at < 0 ? null : positionsOf(text, at, at + words.length);
  if (place === null) throw new Error(`The article does not say: ${words}`);
  return place;
}

/** The tag with this label, or an error. */
export function tagOf({ annotations }: ArticleState, label: string): Annotation {
  const tag = [...annotations.values()].find((one) => one.label === label);
  if (tag === undefined) throw new Error(`The article has no ${label}`);
  return tag;
}

/** The ids of all tags ever made, in the order in which they were made. */
export const tagIdsOf = async (page: Page, articleId: string): Promise<string[]> => [
  ...(await stateOf(page, articleId)).annotations.keys(),
];
