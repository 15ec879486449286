import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import type { Actor, Role } from '@/lib/domain/people/permissions';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import type { VerdictValue } from '@/lib/domain/verdicts/verdict';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { deleteArticle, nameAuthor, setArchived } from '../articles/articles';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { makeDesk, makePerson } from '../people.fixture';
import { sayNotSame, seenBefore } from './seen-before';

const personIn = (deskId: string, role: Role) => makePerson({ roles: { [deskId]: role } });

interface Claim {
  articleId: string;
  claimId: string;
}

async function makeClaim(actor: Actor, deskId: string, words: string, value?: VerdictValue): Promise<Claim> {
  const { id: articleId } = await makeArticle(actor, deskId, `A harbour\n\n${words}`);
  const claimId = await tagWords(actor, articleId, words);
  if (value) {
    const payload = { annotationId: claimId, verdict: { value, rationale: 'No log of it.' }, basedOn: null };
    await sendEntries(actor, articleId, { type: 'verdict.given', payload });
  }
  return { articleId, claimId };
}

const seenBy = async (actor: Actor, { articleId, claimId }: Claim) => (await seenBefore(actor, articleId, claimId)).seen;
const idsSeen = async (actor: Actor, claim: Claim) => (await seenBy(actor, claim)).map(({ claim: { id } }) => id);

const cost = 'Each ferry passenger costs the harbour board eleven pounds.';
const again = 'The harbour board pays £11 for each passenger of the ferry.';

describe('seenBefore', () => {
  it('finds a judged claim in other words, in archived articles too, and not the claim itself', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const first = await makeClaim(editor, deskId, cost, 'unproven');
    await makeClaim(editor, deskId, 'The mayor closed nine schools.', 'partly');
    const second = await makeClaim(editor, deskId, again);
    expect(await seenBy(editor, second)).toMatchObject([
      { claim: { id: first.claimId, standing: 'unproven', rationale: 'No log of it.' }, contradictions: [] },
    ]);
    await setArchived(editor, first.articleId, { isArchived: true });
    expect(await idsSeen(editor, second)).toEqual([first.claimId]);
    // The second has no verdict and no source: there is nothing to take over from it.
    expect(await idsSeen(editor, first)).toEqual([]);
  });

  it('does not offer a verdict that waits for another person', async () => {
    const deskId = await makeDesk();
    const [lead, editor] = [await personIn(deskId, 'lead'), await personIn(deskId, 'editor')];
    await setRules(lead, deskId, { ...plainRules, secondCheck: true });
    const first = await makeClaim(editor, deskId, cost, 'unproven');
    const second = await makeClaim(editor, deskId, again);
    expect(await idsSeen(editor, second)).toEqual([]);
    const row = await prisma.verdict.findFirstOrThrow({ where: { annotationId: first.claimId } });
    const payload = {
      annotationId: first.claimId,
      verdictEntryId: row.entryId,
      second: { value: 'unproven', rationale: 'Nor do I find one.' },
      basedOn: null,
    };
    await sendEntries(lead, first.articleId, { type: 'check.second-given', payload });
    expect(await seenBy(editor, second)).toMatchObject([{ claim: { id: first.claimId, standing: 'unproven' } }]);
  });

  it('compares statements as words, and says by which texts two claims are alike', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const first = await makeClaim(editor, deskId, cost, 'unproven');
    const vague = await makeClaim(editor, deskId, 'That is a lot for each of them.');
    expect(await idsSeen(editor, vague)).toEqual([]);
    const payload = { annotationId: vague.claimId, statement: again, basedOn: null };
    await sendEntries(editor, vague.articleId, { type: 'annotation.stated', payload });
    expect(await seenBy(editor, vague)).toMatchObject([
      { claim: { id: first.claimId, statement: null }, mine: 'statement', theirs: 'words', contradictions: [] },
    ]);
    // The other way round too, and with another figure in the statement.
    const verdict = { value: 'partly', rationale: 'Of one year.' };
    await sendEntries(editor, vague.articleId, { type: 'verdict.given', payload: { annotationId: vague.claimId, verdict, basedOn: null } });
    const third = await makeClaim(editor, deskId, 'The harbour board pays £19 for each passenger of the ferry.');
    const [closest] = await seenBy(editor, third);
    expect(closest).toMatchObject({
      claim: { id: vague.claimId, statement: again },
      mine: 'words',
      theirs: 'statement',
      contradictions: ['other number'],
    });
  });

  it('forgets removed tags and deleted articles', async () => {
    const deskId = await makeDesk();
    const admin = await makePerson({ isAdmin: true });
    const second = await makeClaim(admin, deskId, again);
    const first = await makeClaim(admin, deskId, cost, 'unproven');
    expect(await idsSeen(admin, second)).toContain(first.claimId);
    await sendEntries(admin, first.articleId, { type: 'annotation.removed', payload: { annotationId: first.claimId } });
    expect(await idsSeen(admin, second)).not.toContain(first.claimId);
    const third = await makeClaim(admin, deskId, cost, 'unproven');
    expect(await idsSeen(admin, second)).toContain(third.claimId);
    await deleteArticle(admin, third.articleId);
    expect(await idsSeen(admin, second)).not.toContain(third.claimId);
  });

  it('flags another number, a negation, and the same judged otherwise', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const number = await makeClaim(editor, deskId, 'Each ferry passenger costs the harbour board nine pounds.', 'unproven');
    const negated = await makeClaim(editor, deskId, 'Each ferry passenger never costs the harbour board eleven pounds.', 'unproven');
    const one = await makeClaim(editor, deskId, cost, 'unproven');
    const other = await makeClaim(editor, deskId, again, 'partly');
    const asked = await makeClaim(editor, deskId, cost);
    const seen = new Map((await seenBy(editor, asked)).map(({ claim, contradictions }) => [claim.id, contradictions]));
    expect(seen.get(number.claimId)).toEqual(['other number']);
    expect(seen.get(negated.claimId)).toEqual(['negation']);
    expect([seen.get(one.claimId), seen.get(other.claimId)]).toEqual([['other verdict'], ['other verdict']]);
    // What has a verdict itself is compared with that.
    expect((await seenBy(editor, one)).find(({ claim }) => claim.id === other.claimId)?.contradictions).toEqual(['other verdict']);
  });

  it('knows nothing of desks that do not exist for the person, and authors their own articles alone', async () => {
    const [deskId, otherDesk] = [await makeDesk(), await makeDesk()];
    const [editor, elsewhere] = [await personIn(deskId, 'editor'), await personIn(otherDesk, 'lead')];
    const author = await personIn(deskId, 'author');
    const first = await makeClaim(editor, deskId, cost, 'unproven');
    const theirs = await makeClaim(elsewhere, otherDesk, again);
    expect(await idsSeen(elsewhere, theirs)).toEqual([]);
    const own = await makeClaim(editor, deskId, again);
    await nameAuthor(editor, own.articleId, { authorId: author.id });
    expect(await idsSeen(author, own)).toEqual([]);
    await nameAuthor(editor, first.articleId, { authorId: author.id });
    expect(await idsSeen(author, own)).toEqual([first.claimId]);
    const code = await seenBefore(elsewhere, first.articleId, first.claimId).catch((error: unknown) =>
      error instanceof DomainError ? error.code : error,
    );
    expect(code).toBe('not-found');
  });

  it('does not offer what the person has called another claim, to them alone, until they take it back', async () => {
    const deskId = await makeDesk();
    const [editor, colleague] = [await personIn(deskId, 'editor'), await personIn(deskId, 'checker')];
    const first = await makeClaim(editor, deskId, cost, 'unproven');
    const second = await makeClaim(editor, deskId, again);
    const say = (isSame: boolean) => sayNotSame(editor, second.articleId, { annotationId: second.claimId, seenId: first.claimId, isSame });
    await say(false);
    await say(false);
    expect([await idsSeen(editor, second), await idsSeen(colleague, second)]).toEqual([[], [first.claimId]]);
    await say(true);
    expect(await idsSeen(editor, second)).toEqual([first.claimId]);
    // What is not theirs to see is nothing that they could speak of.
    const otherDesk = await makeDesk();
    const { claimId: hidden } = await makeClaim(await personIn(otherDesk, 'editor'), otherDesk, cost);
    const refused = sayNotSame(editor, second.articleId, { annotationId: second.claimId, seenId: hidden, isSame: false });
    await expect(refused).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuses what is no claim of the article', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const { articleId, claimId } = await makeClaim(editor, deskId, cost);
    const opinion = await tagWords(editor, articleId, 'harbour board', 'opinion');
    const other = await makeClaim(editor, deskId, again);
    for (const id of [opinion, other.claimId]) await expect(seenBefore(editor, articleId, id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await idsSeen(editor, { articleId, claimId })).toEqual([]);
  });
});
