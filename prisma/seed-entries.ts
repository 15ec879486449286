import { stateFromJson } from '@/lib/domain/article-state';
import type { EntryInput } from '@/lib/domain/journal/entry';
import type { Actor } from '@/lib/domain/people/permissions';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { positionsOf, readText } from '@/lib/domain/text/article-text';
import { appendBatch } from '@/lib/server/journal/append';
import { readState } from '@/lib/server/journal/read-state';

/** The people of the sample newsroom, by what they do in it. */
export type Actors = Record<'lead' | 'editor' | 'checker' | 'second' | 'author' | 'reader', Actor>;

/** Gives an id that nothing has yet. */
export type NewId = () => string;

/** The sample article, with those who work on it. */
export interface SampleWork {
  actors: Actors;
  articleId: string;
  newId: NewId;
}

/** Stores entries as a person's tab does. */
export async function send(actor: Actor, articleId: string, entries: EntryInput[]): Promise<void> {
  const { state } = await readState(actor, articleId);
  await appendBatch(actor, articleId, {
    base: { version: state.version, seq: state.seq },
    clientId: 'the-sample-newsroom',
    schemaVersion: SCHEMA_VERSION,
    entries,
  });
}

/** Where these words stand in the text as it is now. */
export async function placeOf(actor: Actor, articleId: string, words: string): Promise<{ from: number; to: number }> {
  const text = readText(stateFromJson((await readState(actor, articleId)).state).doc);
  const at = text.words.indexOf(words);
  return (at < 0 ? null : positionsOf(text, at, at + words.length)) ?? missing(words);
}

/** The tag on exactly these words, as it is now. */
export async function tagOn(actor: Actor, articleId: string, words: string): Promise<Annotation> {
  const { annotations } = (await readState(actor, articleId)).state;
  return annotations.find(({ anchor }) => anchor.ranges[0]?.exact === words) ?? missing(`tag on “${words}”`);
}

/** The desk that somebody is on. */
export function deskOf(actor: Actor): string {
  return Object.keys(actor.memberships)[0] ?? missing('desk');
}

/** Ends the seed: text and sample do not go together. */
export function missing(what: string): never {
  throw new Error(`the sample newsroom has no ${what}`);
}
