import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { TagKind } from '../lib/domain/tags/tag-kinds';
import { inDatabase } from './fixtures';
import { placeOf, storeEntries } from './stored-entries';

const Read = z.object({ draft: z.unknown(), origin: z.unknown() });

/** What the server has read of texts before. It reads in a thread that takes half a second of a processor to begin, and the same text is the same draft. */
const readBefore = new Map<string, z.infer<typeof Read>>();

async function readOnServer(page: Page, deskId: string, text: string): Promise<z.infer<typeof Read>> {
  const known = readBefore.get(text);
  if (known) return known;
  const answer = await page.request.post(`/api/v1/imports/paste?deskId=${deskId}`, { data: { text } });
  const read = Read.parse(await answer.json());
  readBefore.set(text, read);
  return read;
}

/** An article made of plain text by whoever is signed in on `page`, with `corrections` of what was found in it; its id. */
export async function makeArticle(page: Page, deskId: string, text: string, corrections = {}): Promise<string> {
  const { draft, origin } = await readOnServer(page, deskId, text);
  const id = uuidv7();
  const made = await page.request.post(`/api/v1/articles?deskId=${deskId}`, { data: { id, draft, origin, corrections } });
  expect(made.ok(), await made.text()).toBe(true);
  return id;
}

/** The parts of the workbench by their roles. */
export function workbenchOf(page: Page) {
  return {
    text: page.getByRole('textbox', { name: 'Text of the article' }),
    tags: page.getByRole('listbox', { name: 'Tags in text order' }),
    // The open card, and none that is folded.
    card: page.getByRole('article', { name: /^(Claim|Opinion|Proposal)\b/ }).and(page.locator('.card')),
    saveState: page.getByLabel('Save state'),
    option: (name: string | RegExp) => page.getByRole('option', { name }),
  };
}

/** Opens an article and waits until keys work. */
export async function openArticle(page: Page, articleId: string) {
  await page.goto(`/articles/${articleId}`);
  const workbench = workbenchOf(page);
  await expect(workbench.text).toBeFocused();
  await waitForTagColumn(page);
  return workbench;
}

/** The open thread of comments. */
export const threadOf = (page: Page) => page.getByRole('region', { name: 'Thread' });

/** A query to the author, however it stands. */
export const queryOf = (page: Page) => page.getByRole('article', { name: /^Query,/ });

/** The picture of a colleague who is in the article, with what it says of them: "Jonah, here". */
export const faceOf = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** What stands beside the text comes behind it. */
export const waitForTagColumn = (page: Page): Promise<void> => expect(page.locator('.tag-column[aria-busy=true]')).toHaveCount(0);

/** Opens the menu of exports. It opens once all is saved, and what was done last may just be on its way: then Enter does nothing, and is pressed again. */
export async function openExports(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Export', exact: true });
  await expect(async () => {
    await expect(button).toBeEnabled();
    await button.press('Enter');
    await expect(page.getByRole('menu', { name: 'Export' })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 45_000 });
}

/** Types `words` behind the first word of the headline, and goes back to Tag mode. */
export const writeInHeadline = (page: Page, words: string): Promise<void> => inHeadline(page, () => page.keyboard.type(words));

/** The same all at once, as a paste: where the page stands still between two letters, what is typed is two changes, for undo and for what is kept. */
export const insertInHeadline = (page: Page, words: string): Promise<void> => inHeadline(page, () => page.keyboard.insertText(words));

async function inHeadline(page: Page, write: () => Promise<void>): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+ArrowRight');
  await write();
  await page.keyboard.press('Escape');
}

/**
 * Tags the `n`th sentence below the headline (from 1) by its kind's key. Until the page has drawn the tag, what it says to be saved is what was before:
 * whoever waits for that waits for the tag first.
 */
export async function tagSentence(page: Page, n: number, key: 'c' | 'o' | 'p' = 'c'): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Home');
  // The headline is the first sentence. Arrow down would depend on how it wraps.
  for (let at = 0; at < n; at++) {
    await page.keyboard.press('.');
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('.');
  await page.keyboard.press(key);
}

/** Tags these words, each where they stand first, without a page: for journeys that are not about tagging. The kinds take turns. */
export async function storeTags(page: Page, articleId: string, words: readonly string[], kinds: readonly TagKind[]): Promise<void> {
  await storeEntries(page, articleId, (state) =>
    words.map((exact, n) => {
      const ranges = [{ ...placeOf(state, exact), exact }];
      return { type: 'annotation.created', payload: { annotationId: uuidv7(), kind: kinds[n % kinds.length], ranges } };
    }),
  );
}

const Text = z.object({ text: z.string().optional(), content: z.array(z.unknown()).optional() });

const StoredTag = z.object({ label: z.string().nullable(), isRemoved: z.boolean(), anchor: z.object({ state: z.string() }) });

/** The article as the server has it: its words, its tags and how they stand, and how many entries of each type its journal holds. */
export async function storedArticle(articleId: string, page: Page) {
  const answer = await page.request.get(`/api/v1/articles/${articleId}/state`);
  const { state } = z
    .object({
      state: z.object({ doc: z.unknown(), annotations: z.array(StoredTag) }),
    })
    .parse(await answer.json());
  const words = (node: unknown): string => {
    const { text = '', content = [] } = Text.parse(node);
    return text + content.map(words).join('\n');
  };
  const ids = await inDatabase(async (client) => {
    const { rows } = await client.query('select id, type from "JournalEntry" where "articleId" = $1 order by seq', [articleId]);
    return z.array(z.object({ id: z.string(), type: z.string() })).parse(rows);
  });
  const tags = state.annotations.filter(({ isRemoved }) => !isRemoved);
  return {
    words: words(state.doc),
    labels: tags.map(({ label }) => label),
    states: tags.map(({ anchor }) => anchor.state),
    count: (type: string) => ids.filter((one) => one.type === type).length,
  };
}
