import { beforeEach, describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import { type Actor, may, roles } from '@/lib/domain/people/permissions';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { articleWordsHash } from '@/lib/domain/sign-off/sign-off';
import type { VoteRule } from '@/lib/domain/verdicts/vote-rule';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { nameAuthor } from '../articles/articles';
import { signArticle } from '../articles/sign-off';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { giveRole } from '../given-role.fixture';
import { makeDesk, makePeopleOfAllRoles, makePerson, type PeopleByRole } from '../people.fixture';
import { codeOf, refusalOf } from '../refusal.fixture';
import { eraseWords } from './erase-words';
import { readState } from './read-state';
import { verifyArticle } from './verify';

let deskId: string;
let people: PeopleByRole;
let editor: Actor;
let articleId: string;
let claim: string;

const setRule = (votes: VoteRule | null) => setRules(people.lead, deskId, { ...plainRules, votes });

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  editor = await makePerson({ name: 'Hanne Voss', roles: { [deskId]: 'editor' } });
  ({ id: articleId } = await makeArticle(people.editor, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
  claim = await tagWords(people.checker, articleId, 'said the mayor');
  await setRule({ when: 'every', needed: 2, of: 3 });
  await judge(people.checker);
});

const everyone = [...roles, 'admin'] as const;
async function tag() {
  const { state } = await readState(people.admin, articleId);
  const found = state.annotations.find(({ id }) => id === claim);
  if (!found) throw new Error('no claim');
  return found;
}
const send = (actor: Actor, type: string, payload: object) =>
  sendEntries(actor, articleId, { type, payload: { annotationId: claim, ...payload } });
const judge = async (actor: Actor, value = 'unproven') =>
  send(actor, 'verdict.given', { verdict: { value, rationale: 'Did he?' }, basedOn: (await tag()).basis.verdict?.entryId ?? null });
const vote = async (actor: Actor, value = 'unproven', verdictEntryId?: string) =>
  send(actor, 'check.voted', {
    verdictEntryId: verdictEntryId ?? (await tag()).verdict?.entryId,
    vote: { value, rationale: 'I rang the mayor.' },
  });

describe('a vote', () => {
  it.each(everyone)('is for editors and leads, as the table says: %s', async (role) => {
    // The checker judged it.
    const sentences = { checker: 'forbidden', author: 'not-found' } as const;
    const answer = may(people[role], 'vote', { deskId }) ? null : role === 'author' ? sentences.author : 'forbidden';
    expect(await codeOf(vote(people[role]))).toBe(answer);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is nothing that a stranger, or an editor of another desk, finds the article for', async () => {
    const other = await makePerson({ roles: { [await makeDesk()]: 'editor' } });
    const stranger = await makePerson({ roles: {} });
    expect(await codeOf(vote(other))).toBe('not-found');
    expect(await codeOf(vote(stranger))).toBe('not-found');
  });

  it('is refused to a checker in words, to the author, and to who gave the verdict, admins among them', async () => {
    expect(await refusalOf(vote(people.checker))).toBe('Checkers cannot vote on verdicts.');
    await judge(people.admin);
    expect(await refusalOf(vote(people.admin))).toBe('You gave the verdict that is voted on. Others vote.');
    await nameAuthor(people.lead, articleId, { authorId: people.author.id });
    await giveRole(people.lead, deskId, people.author.id, 'editor');
    const author = { ...people.author, memberships: { [deskId]: 'editor' as const } };
    expect(await refusalOf(vote(author))).toBe('This is your article. Others vote.');
  });

  it('makes what enough people name the verdict, in tables and report', async () => {
    await vote(people.editor, 'partly');
    expect(await tag()).toMatchObject({ checkState: 'second-check', check: { votes: [{ byId: people.editor.id }] } });
    await vote(editor, 'partly');
    expect(await tag()).toMatchObject({ checkState: 'decided', verdict: { value: 'partly', byId: people.editor.id } });
    expect(await prisma.article.findUniqueOrThrow({ where: { id: articleId } })).toMatchObject({ checkedCount: 1, stage: 'checked' });
    const verdicts = await prisma.verdict.findMany({ where: { articleId, isCurrent: true } });
    expect(verdicts).toMatchObject([{ value: 'partly', byId: people.editor.id }]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is kept beside one that came at once, and refused by name where the verdict has become another', async () => {
    const seen = (await tag()).verdict?.entryId;
    await Promise.all([vote(people.editor, 'unproven', seen), vote(people.lead, 'partly', seen)]);
    expect((await tag()).check?.votes).toHaveLength(2);
    await judge(people.checker, 'partly');
    const sentence = 'The verdict of C1 was changed since. Look at it once more.';
    expect(await refusalOf(vote(editor, 'unproven', seen))).toBe(sentence);
    expect((await tag()).check).toMatchObject({ pastVotes: [{}, {}] });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('says by which rule it was decided, whatever the desk asks for later', async () => {
    await vote(people.editor);
    await vote(editor);
    await setRule(null);
    expect(await tag()).toMatchObject({ checkState: 'decided', check: { voted: { rule: { when: 'every', needed: 2, of: 3 } } } });
  });

  it('is followed by the word of a lead alone where none has enough', async () => {
    await setRule({ when: 'every', needed: 2, of: 2 });
    await vote(people.editor, 'partly');
    await vote(editor);
    const decide = (actor: Actor) => send(actor, 'check.adjudicated', { took: 'first', rationale: 'He has not said so.' });
    expect(await refusalOf(decide(editor))).toBe('You have voted. Someone who has not decides, or one of you votes anew.');
    const checker = await makePerson({ roles: { [deskId]: 'checker' } });
    expect(await refusalOf(decide(checker))).toBe('Votes have settled nothing. A lead who has not voted decides.');
    await decide(people.lead);
    expect(await tag()).toMatchObject({ checkState: 'decided', verdict: { value: 'unproven', byId: people.checker.id } });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('loses its words with those of the article', async () => {
    await vote(people.editor, 'partly');
    await vote(people.editor, 'unproven');
    await eraseWords(people.admin, articleId, { seqs: 'all', reason: 'By order of a court' });
    expect(JSON.stringify(await tag())).not.toMatch(/Did he|I rang|mayor/);
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('the sign-off', () => {
  it('waits for votes, and says so', async () => {
    const state = stateFromJson((await readState(people.admin, articleId)).state);
    const seen = { seq: state.seq, wordsHash: articleWordsHash(state) };
    expect(await refusalOf(signArticle(people.lead, articleId, { signature: 'checker', ...seen }))).toContain('1 awaiting votes');
  });
});
