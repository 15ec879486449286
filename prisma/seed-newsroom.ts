import { stateFromJson } from '@/lib/domain/article-state';
import { sampleText } from '@/lib/domain/articles/sample-article';
import { readPasted } from '@/lib/domain/import/readers';
import type { EntryInput } from '@/lib/domain/journal/entry';
import type { Actor, Role } from '@/lib/domain/people/permissions';
import { personColours } from '@/lib/domain/people/person-colour';
import { SourceInput } from '@/lib/domain/sources/source-input';
import { positionsOf, readText } from '@/lib/domain/text/article-text';
import { createArticle } from '@/lib/server/articles/article-import';
import { prisma } from '@/lib/server/database';
import { composeNow } from '@/lib/server/journal/compose';
import { readState } from '@/lib/server/journal/read-state';
import { createDesk } from '@/lib/server/people/desks';
import { hashPassword } from '@/lib/server/sign-in/password';
import { createSource } from '@/lib/server/sources/sources';
import { sampleEdit, sampleSources, sampleSuggestion, sampleTags } from './seed-article';
import { seedFacts, seedRequests, seedStatement, seedVotes } from './seed-checks';
import { type Actors, deskOf, missing, type NewId, placeOf, send } from './seed-entries';

interface SamplePerson {
  key: keyof Actors;
  name: string;
  email: string;
  role: Role;
  /** As the list of people shows it. */
  job: string;
}

const samplePeople: SamplePerson[] = [
  { key: 'lead', name: 'Ines Falk', email: 'ines@galley.example', role: 'lead', job: 'admin, and lead of the desk' },
  { key: 'editor', name: 'Tomas Reed', email: 'tomas@galley.example', role: 'editor', job: 'editor' },
  { key: 'checker', name: 'Amara Obi', email: 'amara@galley.example', role: 'checker', job: 'checker' },
  { key: 'second', name: 'Jun Sato', email: 'jun@galley.example', role: 'checker', job: 'checker' },
  { key: 'author', name: 'Lena Brandt', email: 'lena@galley.example', role: 'author', job: 'author of the sample article' },
  { key: 'reader', name: 'Paul Wren', email: 'paul@galley.example', role: 'reader', job: 'reader' },
];

/**
 * Makes the sample newsroom: a desk, people of every role with one password, and the sample article with all that a check has, half done,
 * through the same services as a newsroom's own. The caller has seen to it that nobody exists yet. `now`: requests for a reply went out some days before it.
 */
export async function seedNewsroom({
  password,
  newId,
  now,
}: {
  password: string;
  newId: NewId;
  now: Date;
}): Promise<{ people: SamplePerson[]; articleId: string }> {
  const actors = await seedPeople(password, newId);
  const articleId = await seedArticle(actors, newId);
  const sourceIds = await seedSources(actors.checker, newId);
  await seedTags(actors, articleId, sourceIds, newId);
  await seedComments(actors, articleId, newId);
  await seedSuggestion(actors.checker, articleId, newId);
  await seedQueries(actors, articleId, newId);
  const work = { actors, articleId, newId };
  await seedStatement(work);
  await seedFacts(work, sourceIds);
  await seedVotes(work);
  await seedRequests(work, now);
  await seedEdit(actors.editor, articleId, newId);
  // This process ends before it would be counted.
  await composeNow(articleId);
  return { people: samplePeople, articleId };
}

async function seedPeople(password: string, newId: NewId): Promise<Actors> {
  const passwordHash = await hashPassword(password);
  const made = new Map<string, Actor>();
  let deskId: string | undefined;
  for (const [place, { key, name, email, role }] of samplePeople.entries()) {
    const isAdmin = key === 'lead';
    const id = newId();
    // All six look different, as they do where a lead has invited them.
    const preferences = { colour: personColours[place] ?? null };
    await prisma.person.create({ data: { id, name, email, isAdmin, passwordHash, preferences } });
    deskId ??= (await createDesk({ id, name, isAdmin, memberships: {} }, { id: newId(), name: 'Opinion' })).id;
    await prisma.membership.create({ data: { personId: id, deskId, role } });
    made.set(key, { id, name, isAdmin, memberships: { [deskId]: role } });
  }
  const actor = (key: SamplePerson['key']): Actor => made.get(key) ?? missing(key);
  return {
    lead: actor('lead'),
    editor: actor('editor'),
    checker: actor('checker'),
    second: actor('second'),
    author: actor('author'),
    reader: actor('reader'),
  };
}

async function seedArticle({ author }: Actors, newId: NewId): Promise<string> {
  const id = newId();
  const draft = readPasted({ text: sampleText });
  await createArticle(author, { id, deskId: deskOf(author), draft, corrections: {}, origin: { format: 'paste', fileName: null } });
  return id;
}

async function seedSources(checker: Actor, newId: NewId): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, ...source } of sampleSources) {
    const { id } = await createSource(checker, { id: newId(), deskId: deskOf(checker), source: SourceInput.parse(source) });
    ids.set(key, id);
  }
  return ids;
}

async function seedTags(
  { checker, second }: Actors,
  articleId: string,
  sourceIds: ReadonlyMap<string, string>,
  newId: NewId,
): Promise<void> {
  const { doc } = stateFromJson((await readState(checker, articleId)).state);
  const text = readText(doc);
  const [tags, rest]: [EntryInput[], EntryInput[]] = [[], []];
  for (const { words, kind, evidence = [], verdict } of sampleTags) {
    const annotationId = newId();
    const at = text.words.indexOf(words);
    const place = at < 0 ? null : positionsOf(text, at, at + words.length);
    const ranges = [{ ...(place ?? missing(words)), exact: words }];
    tags.push({ id: newId(), type: 'annotation.created', payload: { annotationId, kind, ranges } });
    for (const { source, ...fields } of evidence) {
      const linked = { annotationId, evidenceId: newId(), sourceId: sourceIds.get(source), lookedAt: '2026-11-10', ...fields };
      rest.push({ id: newId(), type: 'evidence.linked', payload: linked });
    }
    if (verdict) rest.push({ id: newId(), type: 'verdict.given', payload: { annotationId, basedOn: null, verdict } });
  }
  await send(second, articleId, tags);
  await send(checker, articleId, rest);
}

/** A question on the first claim with its answer, so that there is an unread thread and something in two inboxes. */
async function seedComments({ checker, second, reader }: Actors, articleId: string, newId: NewId): Promise<void> {
  const { state } = await readState(second, articleId);
  const claim = state.annotations.find(({ kind }) => kind === 'claim') ?? missing('claim');
  const [onClaim, onArticle] = [newId(), newId()];
  const comment = (payload: Record<string, unknown>): EntryInput => ({
    id: newId(),
    type: 'comment',
    payload: { commentId: newId(), ...payload },
  });
  await send(second, articleId, [
    comment({
      threadId: onClaim,
      about: 'tag',
      annotationId: claim.id,
      text: `@${checker.name} does it leave at 22.52 on Sundays too?`,
      mentions: [checker.id],
    }),
  ]);
  await send(checker, articleId, [comment({ threadId: onClaim, about: 'thread', text: 'Yes: the timetable says Monday to Sunday.' })]);
  await send(reader, articleId, [
    comment({ threadId: onArticle, about: 'article', text: 'The headline promises more than the text has.' }),
  ]);
}

async function seedSuggestion(checker: Actor, articleId: string, newId: NewId): Promise<void> {
  const { words, replacement, note } = sampleSuggestion;
  const ranges = [{ ...(await placeOf(checker, articleId, words)), exact: words }];
  await send(checker, articleId, [{ id: newId(), type: 'suggestion.made', payload: { suggestionId: newId(), ranges, replacement, note } }]);
}

/** A query that the author has answered, and one that is not sent yet. */
async function seedQueries({ checker, author }: Actors, articleId: string, newId: NewId): Promise<void> {
  const { state } = await readState(checker, articleId);
  const [first, second] = state.annotations.filter(({ kind }) => kind === 'claim').slice(-2);
  const [answered, draft] = [newId(), newId()];
  const ask = (threadId: string, annotationId: string | undefined, text: string): EntryInput => ({
    id: newId(),
    type: 'query.asked',
    payload: { threadId, commentId: newId(), annotationId: annotationId ?? missing('claim'), text },
  });
  await send(checker, articleId, [
    ask(answered, second?.id, 'Where did you read this?'),
    { id: newId(), type: 'queries.sent', payload: { threadIds: [answered], toId: author.id } },
    ask(draft, first?.id, 'Are the vouchers for schools in this, too?'),
  ]);
  const answer = { about: 'thread', threadId: answered, commentId: newId(), text: 'In the minutes of the October meeting.' };
  await send(author, articleId, [{ id: newId(), type: 'comment', payload: answer }]);
}

async function seedEdit(editor: Actor, articleId: string, newId: NewId): Promise<void> {
  const { from, to } = await placeOf(editor, articleId, sampleEdit.from);
  const step = { stepType: 'replace', from, to, slice: { content: [{ type: 'text', text: sampleEdit.to }] } };
  await send(editor, articleId, [{ id: newId(), type: 'text', payload: { steps: [step] } }]);
}
