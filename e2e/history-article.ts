import { expect, type Page } from '@playwright/test';
import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { type ArticleState, stateFromJson } from '../lib/domain/article-state';
import { articleSchema, SCHEMA_VERSION } from '../lib/domain/text/article-schema';
import { positionsOf, readText } from '../lib/domain/text/article-text';
import { makeArticle, storeTags } from './articles';
import { ferryArticle } from './ferry-article';
import { inDatabase, signIn } from './fixtures';

interface Staff {
  deskId: string;
  editor: { email: string };
  checker: { email: string };
}

/** The article as the server has it for whoever is signed in. */
export async function stateOf(page: Page, articleId: string): Promise<ArticleState> {
  const answer = await page.request.get(`/api/v1/articles/${articleId}/state`);
  return stateFromJson(z.object({ state: z.unknown() }).parse(await answer.json()).state);
}

/** Sends entries as a tab would. */
export async function send(page: Page, articleId: string, ...entries: { type: string; payload: unknown }[]): Promise<void> {
  const { version, seq } = await stateOf(page, articleId);
  const data = {
    base: { version, seq },
    clientId: uuidv7(),
    schemaVersion: SCHEMA_VERSION,
    entries: entries.map((entry) => ({ id: uuidv7(), ...entry })),
  };
  const answer = await page.request.post(`/api/v1/articles/${articleId}/entries`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Writes `by` over these words, where they stand first. */
export async function writeOver(page: Page, articleId: string, words: string, by: string): Promise<void> {
  const { doc } = await stateOf(page, articleId);
  const text = readText(doc);
  const at = text.words.indexOf(words);
  const place = positionsOf(text, at, at + words.length);
  if (at < 0 || !place) throw new Error(`“${words}” is not in the text`);
  const change = new Transform(doc);
  if (by === '') change.delete(place.from, place.to);
  else change.replaceWith(place.from, place.to, articleSchema.text(by));
  await send(page, articleId, { type: 'text', payload: { steps: change.steps.map((step) => step.toJSON()) } });
}

/** Keeps the article as it is now. */
export async function keepRevision(page: Page, articleId: string, name = ''): Promise<void> {
  const answer = await page.request.post(`/api/v1/articles/${articleId}/revisions`, { data: { name } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** The id of the tag with this label. */
export const tagIdOf = async (page: Page, articleId: string, label: string): Promise<string> =>
  [...(await stateOf(page, articleId)).annotations.values()].find((one) => one.label === label)?.id ?? '';

/** Gives the claim with this label a verdict, on top of the one that it has. */
export async function judge(page: Page, articleId: string, label: string, value: string, rationale: string): Promise<void> {
  const annotationId = await tagIdOf(page, articleId, label);
  const basedOn = (await stateOf(page, articleId)).annotations.get(annotationId)?.basis.verdict?.entryId ?? null;
  await send(page, articleId, { type: 'verdict.given', payload: { annotationId, basedOn, verdict: { value, rationale } } });
}

/** An article on which an editor and a checker worked for two days: tags, a source, verdicts, changes of the text, two revisions. Its id. */
export async function makeHistory(page: Page, { deskId, editor, checker }: Staff): Promise<string> {
  await signIn(page, editor);
  const id = await makeArticle(page, deskId, ferryArticle);
  await signIn(page, checker);
  const words = [
    'the line carries 1,240 people a day',
    'It was a lazy count',
    'up 12 per cent on the year before',
    'The two boats are 31 years old',
  ];
  await storeTags(page, id, words, ['claim', 'opinion', 'claim', 'claim']);
  const linked = {
    annotationId: await tagIdOf(page, id, 'C3'),
    evidenceId: uuidv7(),
    sourceId: uuidv7(),
    newSource: { title: 'Register of boats, 1995', type: 'document', publisher: 'Harbour office' },
    stance: 'supports',
    locator: 'p. 12',
  };
  await send(page, id, { type: 'evidence.linked', payload: linked });
  await judge(page, id, 'C3', 'supported', 'Built in 1995, both of them.');
  await judge(page, id, 'C2', 'unproven', 'No figure for the year before.');
  await keepRevision(page, id, 'As filed');
  await signIn(page, editor);
  await writeOver(page, id, 'a lazy count', 'a careless count');
  await writeOver(page, id, 'Nobody voted on it. ', '');
  await signIn(page, checker);
  await storeTags(page, id, ['A third one would cost £2.1m'], ['claim']);
  await judge(page, id, 'C1', 'partly', '1,240 on market days, 900 on others.');
  await keepRevision(page, id);
  await signIn(page, editor);
  await writeOver(page, id, '31 years old', '30 years old');
  await spreadOverDays(id);
  return id;
}

/** As if it had been done in two days: what a test does in a second is one column. For looks alone; the hashes no longer hold. */
async function spreadOverDays(articleId: string): Promise<void> {
  await inDatabase(async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `update "JournalEntry" set at = now() - interval '27 hours' + case when seq <= 8 then seq * interval '41 minutes' else interval '20 hours' + seq * interval '28 minutes' end
       where "articleId" = $1`,
      [articleId],
    );
  });
}
