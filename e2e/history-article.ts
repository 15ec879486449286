import { expect, type Page } from '@playwright/test';
import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { articleSchema } from '../lib/domain/text/article-schema';
import { makeArticle, storeTags } from './articles';
import { ferryArticle } from './ferry-article';
import { pastJournal, signIn } from './fixtures';
import { placeOf, storeEntries, tagOf } from './stored-entries';

interface Staff {
  deskId: string;
  editor: { email: string };
  checker: { email: string };
}

/** Writes `by` over these words, where they stand first. */
export const writeOver = (page: Page, articleId: string, words: string, by: string): Promise<void> =>
  storeEntries(page, articleId, (state) => {
    const { from, to } = placeOf(state, words);
    const change = new Transform(state.doc);
    if (by === '') change.delete(from, to);
    else change.replaceWith(from, to, articleSchema.text(by));
    return [{ type: 'text', payload: { steps: change.steps.map((step) => step.toJSON()) } }];
  });

/** Keeps the article as it is now. */
export async function keepRevision(page: Page, articleId: string, name = ''): Promise<void> {
  const answer = await page.request.post(`/api/v1/articles/${articleId}/revisions`, { data: { name } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Gives the claim with this label a verdict, on top of the one that it has. */
export const judge = (page: Page, articleId: string, label: string, value: string, rationale: string): Promise<void> =>
  storeEntries(page, articleId, (state) => {
    const { id, basis } = tagOf(state, label);
    const payload = { annotationId: id, basedOn: basis.verdict?.entryId ?? null, verdict: { value, rationale } };
    return [{ type: 'verdict.given', payload }];
  });

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
    evidenceId: uuidv7(),
    sourceId: uuidv7(),
    newSource: { title: 'Register of boats, 1995', type: 'document', publisher: 'Harbour office' },
    stance: 'supports',
    locator: 'p. 12',
  };
  await storeEntries(page, id, (state) => [{ type: 'evidence.linked', payload: { annotationId: tagOf(state, 'C3').id, ...linked } }]);
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
  const sql = `update "JournalEntry" set at = now() - interval '27 hours' + case when seq <= 8 then seq * interval '41 minutes' else interval '20 hours' + seq * interval '28 minutes' end
    where "articleId" = $1`;
  await pastJournal((client) => client.query(sql, [articleId]));
}
