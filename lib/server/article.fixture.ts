import { v7 as uuidv7 } from 'uuid';
import { stateFromJson } from '@/lib/domain/article-state';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { readPasted } from '@/lib/domain/import/readers';
import type { Actor } from '@/lib/domain/people/permissions';
import type { TagKind } from '@/lib/domain/tags/tag-kinds';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { positionsOf, readText } from '@/lib/domain/text/article-text';
import { createArticle } from './articles/article-import';
import { appendBatch } from './journal/append';
import { readState } from './journal/read-state';

/** For tests: an article made of plain text, its first line the title. */
export async function makeArticle(
  actor: Actor,
  deskId: string,
  text = 'A quiet street\n\nNothing happened on it.',
): Promise<ArticleSummary> {
  const draft = readPasted({ text });
  const title = draft.found.title ?? text.split('\n')[0] ?? '';
  return createArticle(actor, { id: uuidv7(), deskId, draft, origin: { format: 'paste', fileName: null }, corrections: { title } });
}

/** For tests: sends entries as the person's browser would, based on the article as it is now. Gives their ids. */
export async function sendEntries(actor: Actor, articleId: string, ...entries: { type: string; payload: unknown }[]): Promise<string[]> {
  const { state } = await readState(actor, articleId);
  const withIds = entries.map((entry) => ({ id: uuidv7(), ...entry }));
  await appendBatch(actor, articleId, {
    base: { version: state.version, seq: state.seq },
    clientId: 'a-test-tab',
    schemaVersion: SCHEMA_VERSION,
    entries: withIds,
  });
  return withIds.map(({ id }) => id);
}

/** For tests: tags the first occurrence of `words` and gives the tag's id. */
export async function tagWords(actor: Actor, articleId: string, words: string, kind: TagKind = 'claim'): Promise<string> {
  const { doc } = stateFromJson((await readState(actor, articleId)).state);
  const text = readText(doc);
  const at = text.words.indexOf(words);
  const place = at < 0 ? null : positionsOf(text, at, at + words.length);
  if (!place) throw new Error(`“${words}” is not in the text`);
  const annotationId = uuidv7();
  await sendEntries(actor, articleId, {
    type: 'annotation.created',
    payload: { annotationId, kind, ranges: [{ ...place, exact: words }] },
  });
  return annotationId;
}

/** For tests: puts `words` in the place of the first occurrence of `old`, as whoever types over it does. */
export async function rewordText(actor: Actor, articleId: string, old: string, words: string): Promise<void> {
  const { doc } = stateFromJson((await readState(actor, articleId)).state);
  const text = readText(doc);
  const at = text.words.indexOf(old);
  const place = at < 0 ? null : positionsOf(text, at, at + old.length);
  if (!place) throw new Error(`“${old}” is not in the text`);
  const slice = words === '' ? undefined : { content: [{ type: 'text', text: words }] };
  await sendEntries(actor, articleId, { type: 'text', payload: { steps: [{ stepType: 'replace', ...place, slice }] } });
}
