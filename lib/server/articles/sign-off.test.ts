import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import { type Actor, may, type Role, roles } from '@/lib/domain/people/permissions';
import { citedHash } from '@/lib/domain/sign-off/cited-hash';
import { closingSignatures } from '@/lib/domain/sign-off/closing';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { articleWordsHash } from '@/lib/domain/sign-off/sign-off';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { exported } from '../export/exported.fixture';
import { readReport } from '../export/report';
import { giveRole } from '../given-role.fixture';
import { readState } from '../journal/read-state';
import { verifyArticle } from '../journal/verify';
import { makeDesk, makePeopleOfAllRoles, makePerson, type PeopleByRole } from '../people.fixture';
import { codeOf, refusalOf } from '../refusal.fixture';
import { createFromArchive } from './archive-import';
import { listArticleSources } from './article-sources';
import { moveArticle, nameAuthor, renameArticle, setArchived } from './articles';
import { reopenArticle, signArticle } from './sign-off';

let deskId: string;
let people: PeopleByRole;
let articleId: string;
let claim: string;

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  ({ id: articleId } = await makeArticle(people.editor, deskId, 'A quiet street\n\nNothing happened on it, said the mayor. He left.'));
  claim = await tagWords(people.checker, articleId, 'said the mayor');
});

const everyone = [...roles, 'admin'] as const;
const stateNow = async () => stateFromJson((await readState(people.admin, articleId)).state);
const seen = async () => {
  const state = await stateNow();
  return { seq: state.seq, wordsHash: articleWordsHash(state) };
};
const sign = async (actor: Actor, signature: 'checker' | 'second' | 'standards' = 'checker') =>
  signArticle(actor, articleId, { signature, ...(await seen()) });
/** Opens the article again as whoever sees the signatures that stand now. */
const reopen = async (actor: Actor, { reason }: { reason: string }) => {
  const signOffIds = (await stateNow()).signOffs.map(({ entryId }) => entryId);
  return reopenArticle(actor, articleId, { reason, signOffIds: signOffIds.length > 0 ? signOffIds : [crypto.randomUUID()] });
};
const judge = (actor: Actor) =>
  sendEntries(actor, articleId, {
    type: 'verdict.given',
    payload: { annotationId: claim, verdict: { value: 'unproven', rationale: 'Did he?' }, basedOn: null },
  });
const waive = (actor: Actor, kind: string, annotationId: string | null, reason = 'The mayor is on holiday.') =>
  sendEntries(actor, articleId, { type: 'rule.waived', payload: { kind, annotationId, reason } });

describe('signArticle', () => {
  it.each(everyone)('lets the %s sign as the table says', async (role) => {
    await judge(people.checker);
    const actor = people[role];
    const may2 = (action: Parameters<typeof may>[1]) => may(actor, action, { deskId, own: true });
    expect(await codeOf(sign(actor, 'standards'))).toBe(role === 'author' ? 'not-found' : may2('sign as standards') ? null : 'forbidden');
    if (may2('sign as standards')) await reopen(people.lead, { reason: 'A try' });
    expect(await codeOf(sign(actor))).toBe(role === 'author' ? 'not-found' : may2('sign as checker') ? null : 'forbidden');
  });

  it('refuses while a claim is not checked, and says by reason what is left', async () => {
    const other = await tagWords(people.checker, articleId, 'He left');
    await sendEntries(people.checker, articleId, {
      type: 'check.state-changed',
      payload: { annotationId: other, checkState: 'checking', basedOn: null },
    });
    expect(await refusalOf(sign(people.lead))).toBe('It cannot be signed yet: 1 being checked, 1 to check.');
    expect(await refusalOf(reopen(people.lead, { reason: 'Why not' }))).toBe('It is open already: no signature stands under it.');
  });

  it('refuses while it cites a source otherwise than the person saw, and asks nobody who says nothing of that', async () => {
    const sourceId = crypto.randomUUID();
    const evidence = {
      annotationId: claim,
      evidenceId: crypto.randomUUID(),
      sourceId,
      newSource: { title: 'Minutes' },
      stance: 'supports',
    };
    await sendEntries(people.checker, articleId, { type: 'evidence.linked', payload: evidence });
    await judge(people.checker);
    const { sources: seenSources } = await listArticleSources(people.lead, articleId);
    const signSeen = async (sources: typeof seenSources) =>
      signArticle(people.lead, articleId, { signature: 'checker', ...(await seen()), citedHash: citedHash(sources) });
    const change = (described: object) => prisma.source.update({ where: { id: sourceId }, data: { ...described, updatedAt: new Date() } });
    await change({ title: 'Minutes of May', url: 'https://example.org/minutes' });
    expect(await refusalOf(signSeen(seenSources))).toBe(
      'A source that it cites was changed since you saw it. Look at the sources again, then sign.',
    );
    const { sources: now } = await listArticleSources(people.lead, articleId);
    // Its note is for colleagues, and cited nowhere.
    await change({ note: 'Ask for the annex.' });
    await signSeen(now);
    expect((await stateNow()).signOffs).toMatchObject([{ cited: [{ id: sourceId, title: 'Minutes of May' }] }]);
    expect(await verifyArticle(articleId)).toEqual([]);
    await reopen(people.lead, { reason: 'A try' });
    await change({ title: 'Minutes of June' });
    await sign(people.lead);
  });

  it('has the next signature cite what the first does, since that is what whoever puts it is shown', async () => {
    await setRules(people.lead, deskId, { ...plainRules, signatures: ['checker', 'standards'] });
    const sourceId = crypto.randomUUID();
    const newSource = { title: 'Minutes' };
    const evidence = { annotationId: claim, evidenceId: crypto.randomUUID(), sourceId, newSource, stance: 'supports' };
    await sendEntries(people.checker, articleId, { type: 'evidence.linked', payload: evidence });
    await judge(people.checker);
    await sign(people.checker);
    await prisma.source.update({ where: { id: sourceId }, data: { title: 'Minutes of May', updatedAt: new Date() } });
    const { sources, correctedIds } = await listArticleSources(people.lead, articleId);
    expect([sources, correctedIds]).toMatchObject([[{ title: 'Minutes' }], [sourceId]]);
    await signArticle(people.lead, articleId, { signature: 'standards', ...(await seen()), citedHash: citedHash(sources) });
    expect((await stateNow()).signOffs).toMatchObject([{ cited: [{ title: 'Minutes' }] }, { cited: [{ title: 'Minutes' }] }]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('lets a waiver by name and with a reason pass, as long as the words are those', async () => {
    const no = 'Say why it may pass. The reason stands in the report.';
    for (const none of [' ', '\u200b']) expect(await refusalOf(waive(people.editor, 'to-check', claim, none))).toBe(no);
    expect(await codeOf(waive(people.checker, 'to-check', claim))).toBe('forbidden');
    expect(await refusalOf(waive(people.editor, 'stale', claim))).toBe('This does not stand in the way any more.');
    await waive(people.editor, 'to-check', claim);
    await sign(people.lead);
    const [signOff] = (await stateNow()).signOffs;
    expect(signOff).toMatchObject({
      signature: 'checker',
      byId: people.lead.id,
      claimCount: 1,
      isComplete: true,
      waivers: [{ annotationId: claim, kind: 'to-check', reason: 'The mayor is on holiday.', byId: people.editor.id }],
    });
    // It is kept after the answer.
    await expect.poll(() => prisma.keyframe.count({ where: { articleId, seq: (signOff?.seq ?? 0) + 1 } })).toBe(1);
    expect(await prisma.article.findUniqueOrThrow({ where: { id: articleId } })).toMatchObject({ stage: 'signed-off' });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('does not let a waiver pass for other words', async () => {
    await waive(people.editor, 'to-check', claim);
    const { doc } = await stateNow();
    const at = doc.child(0).nodeSize + 'Nothing happened on it, said the m'.length + 1;
    const step = { stepType: 'replace', from: at, to: at, slice: { content: [{ type: 'text', text: 'onks’ m' }] } };
    await sendEntries(people.editor, articleId, { type: 'text', payload: { steps: [step] } });
    expect(await refusalOf(sign(people.lead))).toBe('It cannot be signed yet: 1 to check.');
  });

  it('does not let a waiver pass for another verdict, whatever was sent of it', async () => {
    await setRules(people.lead, deskId, { ...plainRules, secondCheck: true });
    await judge(people.checker);
    const verdictEntryIds = [(await stateNow()).annotations.get(claim)?.verdict?.entryId];
    const sent = {
      kind: 'second-check',
      annotationId: claim,
      reason: 'He is on holiday.',
      verdictEntryIds: [crypto.randomUUID()],
      count: 9,
    };
    await sendEntries(people.editor, articleId, { type: 'rule.waived', payload: sent });
    const [waiver] = (await stateNow()).waivers;
    expect(waiver).toMatchObject({ verdictEntryIds });
    expect(waiver).not.toHaveProperty('count');
    const basedOn = (await stateNow()).annotations.get(claim)?.basis.verdict?.entryId;
    const verdict = { value: 'unproven', rationale: 'Nobody knows.' };
    await sendEntries(people.checker, articleId, { type: 'verdict.given', payload: { annotationId: claim, verdict, basedOn } });
    expect(await refusalOf(sign(people.lead))).toBe('It cannot be signed yet: 1 awaiting a second check.');
    await waive(people.editor, 'second-check', claim);
    await sign(people.lead);
    expect((await stateNow()).signOffs).toMatchObject([{ waivers: [{ reason: 'The mayor is on holiday.' }] }]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('does not let a waiver pass for more sentences than it was given for', async () => {
    await setRules(people.lead, deskId, { ...plainRules, coverage: true });
    await judge(people.checker);
    const title = await tagWords(people.checker, articleId, 'A quiet street', 'clear');
    await waive(people.editor, 'unseen', null, 'He did leave.');
    expect((await stateNow()).waivers).toMatchObject([{ count: 1 }]);
    await sendEntries(people.checker, articleId, { type: 'annotation.removed', payload: { annotationId: title } });
    expect(await refusalOf(sign(people.lead))).toBe('It cannot be signed yet: 2 sentences that nobody has seen.');
    await tagWords(people.checker, articleId, 'A quiet street', 'clear');
    await sign(people.lead);
  });

  it('leaves a withdrawn suggestion to be reopened, by undo too, and accepted words where they were signed', async () => {
    await judge(people.checker);
    const [withdrawn, accepted] = [crypto.randomUUID(), crypto.randomUUID()];
    const say = (actor: Actor, how: string, suggestionId: string, more: object = {}) =>
      sendEntries(actor, articleId, { type: `suggestion.${how}`, payload: { suggestionId, ...more } });
    for (const id of [withdrawn, accepted]) {
      await say(people.checker, 'made', id, { ranges: [{ from: 3, to: 8, exact: 'quiet' }], replacement: 'calm' });
    }
    await say(people.editor, 'accepted', accepted);
    const before = await seen();
    await sign(people.lead);
    await say(people.checker, 'withdrawn', withdrawn);
    await say(people.checker, 'reopened', withdrawn);
    expect((await stateNow()).suggestions.get(withdrawn)?.settled).toBeNull();
    expect(await refusalOf(say(people.editor, 'reopened', accepted))).toMatch(/^This article is signed\./);
    expect((await seen()).wordsHash).toBe(before.wordsHash);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('refuses what the person has not seen, but for comments', async () => {
    await judge(people.checker);
    const before = await seen();
    await sendEntries(people.reader, articleId, {
      type: 'comment',
      payload: { about: 'article', threadId: crypto.randomUUID(), commentId: crypto.randomUUID(), text: 'Well done', mentions: [] },
    });
    const commented = await seen();
    await tagWords(people.checker, articleId, 'He left', 'opinion');
    const old = 'The article has changed since you saw it. Look at what is new, then sign.';
    expect(await refusalOf(signArticle(people.lead, articleId, { signature: 'checker', ...commented }))).toBe(old);
    const words = 'The words have changed since you saw them. Read the article again, then sign.';
    const now = await seen();
    expect(await refusalOf(signArticle(people.lead, articleId, { signature: 'checker', ...now, wordsHash: '0'.repeat(64) }))).toBe(words);
    expect(await codeOf(signArticle(people.lead, articleId, { signature: 'checker', ...now, seq: now.seq + 9 }))).toBe('too-old');
    expect(before.seq).toBeLessThan(commented.seq);
    await sendEntries(people.reader, articleId, {
      type: 'comment',
      payload: { about: 'article', threadId: crypto.randomUUID(), commentId: crypto.randomUUID(), text: 'Again', mentions: [] },
    });
    await signArticle(people.lead, articleId, { signature: 'checker', ...now });
  });

  it('refuses the author, whatever else they are', async () => {
    await nameAuthor(people.lead, articleId, { authorId: people.author.id });
    await judge(people.checker);
    await giveRole(people.lead, deskId, people.author.id, 'checker');
    const own = (role: Role): Actor => ({ ...people.author, memberships: { [deskId]: role } });
    expect(await refusalOf(sign(own('checker')))).toBe('This is your article. Another person signs.');
    await giveRole(people.admin, deskId, people.author.id, 'lead');
    expect(await refusalOf(sign(own('lead'), 'standards'))).toBe('This is your article. Another person signs.');
    await sign(people.lead);
  });

  it('lets nobody become the author of an article that they have signed', async () => {
    await judge(people.lead);
    await sign(people.checker);
    await giveRole(people.lead, deskId, people.checker.id, 'author');
    const name = () => nameAuthor(people.lead, articleId, { authorId: people.checker.id });
    const { name: who } = await prisma.person.findUniqueOrThrow({ where: { id: people.checker.id } });
    expect(await refusalOf(name())).toBe(`${who} has signed this article. They can be named as its author once a lead has reopened it.`);
    await nameAuthor(people.lead, articleId, { authorId: people.author.id });
    await reopen(people.lead, { reason: 'It is theirs' });
    expect(await name()).toMatchObject({ id: articleId });
  });

  it('wants other people for the other signatures, and is complete when all are there that the desk asks for', async () => {
    await setRules(people.lead, deskId, { ...plainRules, signatures: ['checker', 'second', 'standards'] });
    await judge(people.checker);
    expect(await refusalOf(sign(people.editor, 'second'))).toBe('The checker signs first.');
    await sign(people.checker);
    expect(await refusalOf(sign(people.checker, 'second'))).toBe('You have signed already. Another person puts the next signature.');
    expect(await refusalOf(sign(people.editor))).toBe('It is signed as checker already.');
    expect(await sign(people.editor, 'second')).toMatchObject({ stage: 'checked', isSigned: true });
    expect(await prisma.article.findUniqueOrThrow({ where: { id: articleId } })).toMatchObject({ stage: 'checked' });
    expect((await sign(people.lead, 'standards')).stage).toBe('signed-off');
    expect((await stateNow()).signOffs.map(({ isComplete }) => isComplete)).toEqual([false, false, true]);
  });

  it('stays signed off when the desk comes to ask for more, and one of that is put', async () => {
    await judge(people.checker);
    await sign(people.checker);
    await setRules(people.lead, deskId, { ...plainRules, signatures: ['checker', 'second', 'standards'] });
    expect((await sign(people.lead, 'standards')).stage).toBe('signed-off');
    expect((await stateNow()).signOffs.map(({ isComplete }) => isComplete)).toEqual([true, true]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is closed by one more signature where the desk has come to ask for less', async () => {
    await setRules(people.lead, deskId, { ...plainRules, signatures: ['checker', 'second'] });
    await judge(people.checker);
    await sign(people.checker);
    await setRules(people.lead, deskId, plainRules);
    const { signOffs } = await stateNow();
    expect(closingSignatures(signOffs, plainRules)).toEqual(['second', 'standards']);
    expect((await sign(people.lead, 'standards')).stage).toBe('signed-off');
    expect(closingSignatures((await stateNow()).signOffs, plainRules)).toEqual([]);
  });

  it('asks for every sentence to be seen where the desk does', async () => {
    await setRules(people.lead, deskId, { ...plainRules, coverage: true });
    await judge(people.checker);
    expect(await refusalOf(sign(people.lead))).toBe('It cannot be signed yet: 2 sentences that nobody has seen.');
    await tagWords(people.checker, articleId, 'A quiet street', 'clear');
    await waive(people.editor, 'unseen', null, 'He did leave.');
    await sign(people.lead);
  });

  it('asks for a clear sentence anew when its words have changed', async () => {
    await setRules(people.lead, deskId, { ...plainRules, coverage: true });
    await judge(people.checker);
    await tagWords(people.checker, articleId, 'A quiet street', 'clear');
    expect(await refusalOf(sign(people.lead))).toBe('It cannot be signed yet: 1 sentence that nobody has seen.');
    await renameArticle(people.editor, articleId, { title: 'A loud street' });
    expect(await refusalOf(sign(people.lead))).toBe('It cannot be signed yet: 2 sentences that nobody has seen.');
  });

  it('asks for a sentence anew when something else stands beside the words of its tag, until somebody has looked', async () => {
    await setRules(people.lead, deskId, { ...plainRules, coverage: true });
    await judge(people.checker);
    await tagWords(people.checker, articleId, 'quiet street', 'opinion');
    await tagWords(people.checker, articleId, 'He left.', 'clear');
    await renameArticle(people.editor, articleId, { title: 'A quiet street of 40 banks' });
    expect(await refusalOf(sign(people.lead))).toBe('It cannot be signed yet: 1 sentence that nobody has seen.');
    await tagWords(people.checker, articleId, 'A quiet street of 40 banks', 'clear');
    await sign(people.lead);
  });

  it('asks for two independent sources and a primary one where the desk does, each waived for itself', async () => {
    await setRules(people.lead, deskId, { ...plainRules, twoSources: true, primarySource: true });
    const link = (title: string, more: object) =>
      sendEntries(people.checker, articleId, {
        type: 'evidence.linked',
        payload: {
          annotationId: claim,
          evidenceId: crypto.randomUUID(),
          sourceId: crypto.randomUUID(),
          newSource: { title, type: 'document' },
          stance: 'supports',
          ...more,
        },
      });
    await link('Morning paper', { tier: 'secondary', origin: 'Agency wire, 3 October' });
    await link('Evening paper', { tier: 'secondary', origin: ' agency  wire, 3 october ' });
    await sendEntries(people.checker, articleId, {
      type: 'verdict.given',
      payload: { annotationId: claim, verdict: { value: 'supported', rationale: '' }, basedOn: null },
    });
    expect(await refusalOf(sign(people.lead))).toBe(
      'It cannot be signed yet: 1 without two independent sources, 1 without a primary source.',
    );
    await waive(people.editor, 'single-sourced', claim);
    expect(await refusalOf(sign(people.lead))).toBe('It cannot be signed yet: 1 without a primary source.');
    await link('The town’s own log', { tier: 'primary' });
    await sign(people.lead);
    expect(await prisma.evidence.findMany({ where: { articleId }, select: { tier: true, origin: true }, orderBy: { id: 'asc' } })).toEqual(
      expect.arrayContaining([
        { tier: 'secondary', origin: 'agency  wire, 3 october' },
        { tier: 'primary', origin: null },
      ]),
    );
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('a claim that was decided where less is asked for', () => {
  const left = 'It cannot be signed yet: 1 awaiting a second check.';
  const secondCheck = { ...plainRules, secondCheck: true };
  const everyClaim = { ...plainRules, votes: { when: 'every' as const, needed: 2, of: 3 } };
  const claimNow = async () => (await stateNow()).annotations.get(claim);
  const lookAgain = async (actor: Actor, basedOn: string | null = null) => {
    const about = { annotationId: claim, verdictEntryId: (await claimNow())?.verdict?.entryId, basedOn };
    await sendEntries(actor, articleId, {
      type: 'check.second-given',
      payload: { ...about, second: { value: 'unproven', rationale: 'I asked him.' } },
    });
  };
  /** An editor of two desks has it decided on the other one, where `judge` is enough, and brings it back. */
  const decideElsewhere = async () => {
    const elsewhere = await makeDesk();
    const both = await makePerson({ roles: { [deskId]: 'editor', [elsewhere]: 'editor' } });
    await moveArticle(both, articleId, { deskId: elsewhere });
    await judge(both);
    await moveArticle(both, articleId, { deskId });
    expect((await claimNow())?.checkState).toBe('decided');
  };

  it('waits for the second check of this desk, when the article comes back', async () => {
    await setRules(people.lead, deskId, secondCheck);
    await decideElsewhere();
    expect(await refusalOf(sign(people.lead))).toBe(left);
    await lookAgain(people.checker);
    await sign(people.lead);
  });

  it('waits for the votes of this desk, or is waived by name', async () => {
    await setRules(people.lead, deskId, everyClaim);
    await decideElsewhere();
    expect(await refusalOf(sign(people.lead))).toBe('It cannot be signed yet: 1 awaiting votes.');
    await waive(people.editor, 'votes', claim);
    await sign(people.lead);
    expect((await stateNow()).signOffs).toMatchObject([{ waivers: [{ kind: 'votes', byId: people.editor.id }] }]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('waits for them as well where it came in an archive, and not where that was before the rule', async () => {
    await judge(people.checker);
    const { content } = await exported(people.editor, articleId, 'archive');
    const copy = async () => {
      const input = { id: crypto.randomUUID(), deskId, name: 'street.galley.json' };
      ({ id: articleId } = await createFromArchive(people.editor, input, async () => new TextEncoder().encode(content)));
      claim = [...(await stateNow()).annotations.keys()][0] ?? '';
    };
    await copy();
    await setRules(people.lead, deskId, secondCheck);
    await sign(people.lead);
    await copy();
    expect(await refusalOf(sign(people.lead))).toBe(left);
    await lookAgain(people.checker);
    await sign(people.lead);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('waits for people of this house where an archive says that colleagues have looked', async () => {
    await setRules(people.lead, deskId, secondCheck);
    await judge(people.checker);
    await lookAgain(people.editor);
    await sign(people.lead);
    const { content } = await exported(people.editor, articleId, 'archive');
    const input = { id: crypto.randomUUID(), deskId, name: 'street.galley.json' };
    ({ id: articleId } = await createFromArchive(people.editor, input, async () => new TextEncoder().encode(content)));
    claim = [...(await stateNow()).annotations.keys()][0] ?? '';
    expect((await claimNow())?.check?.second).toMatchObject({ rationale: 'I asked him.', cameAt: expect.any(String) });
    expect(await refusalOf(sign(people.lead))).toBe(left);
    const { claims } = await readReport(people.lead, articleId);
    expect(claims).toMatchObject([{ second: { name: `${people.editor.name} (from the archive)` } }]);
    // Whoever gave the first verdict here is somebody else than whom the archive names, by whatever name.
    const basedOn = (await claimNow())?.check?.basis.secondCheck?.entryId ?? null;
    await lookAgain(people.checker, basedOn);
    expect(await verifyArticle(articleId)).toEqual([]);
    await sign(people.lead);
    const names = (await readReport(people.lead, articleId)).claims.map((one) => one.second?.name);
    expect(names).toEqual([people.checker.name]);
  });

  it('is left alone by a rule that is turned on later, and by no word of whoever sets it', async () => {
    await judge(people.checker);
    const before = Date.now();
    await setRules(people.lead, deskId, secondCheck);
    const after = Date.now();
    await sign(people.lead);
    await reopen(people.lead, { reason: 'A try' });
    // Set once more, with a time of one's own: it is on since it was turned on.
    const { rules } = await setRules(people.lead, deskId, {
      ...secondCheck,
      coverage: true,
      since: { secondCheck: '2001-01-01T00:00:00Z' },
    });
    await setRules(people.lead, deskId, secondCheck);
    await sign(people.lead);
    const turnedOn = Date.parse(rules.since?.secondCheck ?? '');
    expect(turnedOn).toBeGreaterThanOrEqual(before);
    expect(turnedOn).toBeLessThanOrEqual(after);
  });
});

describe('a signed article', () => {
  beforeEach(async () => {
    await judge(people.checker);
    await sign(people.editor);
  });

  it('is locked: text, tags and verdicts stay; comments go on', async () => {
    const locked = 'This article is signed. A lead can reopen it; the sign-off will be withdrawn.';
    expect(await refusalOf(tagWords(people.checker, articleId, 'He left'))).toBe(locked);
    expect(await refusalOf(renameArticle(people.lead, articleId, { title: 'A loud street' }))).toBe(locked);
    const verdict = { annotationId: claim, verdict: null, basedOn: null };
    expect(await refusalOf(sendEntries(people.checker, articleId, { type: 'verdict.given', payload: verdict }))).toBe(locked);
    const comment = { about: 'article', threadId: crypto.randomUUID(), commentId: crypto.randomUUID(), text: 'Good', mentions: [] };
    await sendEntries(people.reader, articleId, { type: 'comment', payload: comment });
    await setArchived(people.lead, articleId, { isArchived: true });
    expect(await refusalOf(reopen(people.lead, { reason: 'A mistake in ¶1' }))).toBe(
      'This article is archived. An editor or lead can restore it.',
    );
  });

  it.each(everyone)('is opened again by the %s as the table says', async (role) => {
    const allowed = may(people[role], 'reopen article', { deskId });
    expect(await codeOf(reopen(people[role], { reason: 'A mistake in ¶1' }))).toBe(
      allowed ? null : role === 'author' ? 'not-found' : 'forbidden',
    );
  });

  it('keeps on record who signed, who opened it again, and why', async () => {
    const article = await reopen(people.lead, { reason: ' A mistake in ¶1 ' });
    expect(article).toMatchObject({ stage: 'checked', isSigned: false });
    expect((await stateNow()).reopenings).toMatchObject([
      { reason: 'A mistake in ¶1', byId: people.lead.id, signOffs: [{ byId: people.editor.id, signature: 'checker' }] },
    ]);
    await tagWords(people.checker, articleId, 'He left', 'opinion');
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is known as such after the migration, until it is opened again', async () => {
    const file = path.resolve('prisma/migrations/20261201071500_signed_articles/migration.sql');
    const sql = fs.readFileSync(file, 'utf8');
    const fill = sql.slice(sql.indexOf('update'));
    const migrate = async (isSigned: boolean) => {
      await prisma.article.update({ where: { id: articleId }, data: { isSigned } });
      expect(await verifyArticle(articleId)).toMatchObject([{ field: `Article ${articleId} isSigned` }]);
      await prisma.article.update({ where: { id: articleId }, data: { isSigned: false } });
      await prisma.$executeRawUnsafe(`${fill.trim().replace(/;$/, '')} and "Article".id = '${articleId}'`);
      expect(await verifyArticle(articleId)).toEqual([]);
    };
    await migrate(false);
    await reopen(people.lead, { reason: 'A mistake' });
    await migrate(true);
    await sign(people.editor);
    await migrate(false);
  });

  describe('that one lead opens while another one signs', () => {
    const changed = 'The article has changed since you saw it. Look at what is new, then sign.';
    const open = 'It is open already: no signature stands under it.';
    let signOffIds: string[];
    const reasonOf = (actor: Actor) => reopenArticle(actor, articleId, { reason: 'A mistake', signOffIds });
    let lead: Actor;
    beforeEach(async () => {
      signOffIds = (await stateNow()).signOffs.map(({ entryId }) => entryId);
      lead = await makePerson({ roles: { [deskId]: 'lead' } });
    });

    /** What both come to who ask at once: while somebody else has the article, `first` waits for it, and `next` behind that. */
    async function atOnce(first: () => Promise<unknown>, next: () => Promise<unknown>) {
      const outcomes: Promise<string | null>[] = [];
      await prisma.$transaction(async (tx) => {
        const [holder] = await tx.$queryRaw<
          { pid: number }[]
        >`select pg_backend_pid() as pid from "Article" where id = ${articleId}::uuid for update`;
        outcomes.push(refusalOf(first()));
        const waiting = () => prisma.$queryRaw`select 1 from pg_stat_activity where ${holder?.pid} = any(pg_blocking_pids(pid))`;
        await expect.poll(waiting).toHaveLength(1);
        outcomes.push(refusalOf(next()));
      });
      return Promise.all(outcomes);
    }

    it('takes no signature of who saw it signed, where the opening is first', async () => {
      const now = await seen();
      const signing = () => signArticle(lead, articleId, { signature: 'standards', ...now });
      expect(await atOnce(() => reasonOf(people.lead), signing)).toEqual([null, changed]);
      const { signOffs, reopenings } = await stateNow();
      expect(signOffs).toEqual([]);
      expect(reopenings).toMatchObject([{ byId: people.lead.id, signOffs: [{ byId: people.editor.id }] }]);
      expect(await verifyArticle(articleId)).toEqual([]);
    });

    it('withdraws no signature that who opens it has not seen, where the second one is first', async () => {
      const now = await seen();
      const signing = () => signArticle(lead, articleId, { signature: 'standards', ...now });
      const since = 'It has been signed as standards since you saw it. Look at who has signed, then reopen it.';
      expect(await atOnce(signing, () => reasonOf(people.lead))).toEqual([null, since]);
      expect((await stateNow()).signOffs).toMatchObject([{ byId: people.editor.id }, { byId: lead.id }]);
      await reopen(people.lead, { reason: 'A mistake' });
      const { signOffs, reopenings } = await stateNow();
      expect(signOffs).toEqual([]);
      expect(reopenings).toMatchObject([{ byId: people.lead.id, signOffs: [{ byId: people.editor.id }, { byId: lead.id }] }]);
      expect(await verifyArticle(articleId)).toEqual([]);
    });

    it('is opened once by two who open it, and the other one is told', async () => {
      expect(
        await atOnce(
          () => reasonOf(people.lead),
          () => reasonOf(lead),
        ),
      ).toEqual([null, open]);
      expect((await stateNow()).reopenings).toMatchObject([{ byId: people.lead.id }]);
    });
  });
});
