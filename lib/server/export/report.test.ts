import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/people/permissions';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { makeDesk, makePerson } from '../people.fixture';
import { readReport } from './report';

async function checkedArticle() {
  const deskId = await makeDesk();
  const checker = await makePerson({ name: 'Edda Grey', roles: { [deskId]: 'checker' } });
  const { id } = await makeArticle(checker, deskId, 'The mill\n\nThe mill burned down in 1954, the parish book says. A shame.');
  const annotationId = await tagWords(checker, id, 'burned down in 1954');
  const newSource = { title: 'Parish book', url: 'https://book.example/54', type: 'document', publisher: 'Parish of Ossery' };
  const linked = { annotationId, evidenceId: uuidv7(), sourceId: uuidv7(), newSource, stance: 'supports', locator: 'p. 12' };
  await sendEntries(checker, id, { type: 'evidence.linked', payload: linked });
  const verdict = { value: 'supported', rationale: 'In the fire roll.' };
  await sendEntries(checker, id, { type: 'verdict.given', payload: { annotationId, basedOn: null, verdict } });
  return { deskId, checker, id };
}

describe('readReport', () => {
  it.each(['reader', 'lead'] as const)('gives a %s claims, sources, names and the hash of the last entry', async (role) => {
    const { deskId, id } = await checkedArticle();
    const report = await readReport(await makePerson({ roles: { [deskId]: role } }), id);
    expect(report).toMatchObject({
      title: 'The mill',
      seq: 4,
      stage: 'checked',
      checkedCount: 1,
      checkers: ['Edda Grey'],
      claims: [{ label: 'C1', words: 'burned down in 1954', standing: 'supported', note: 'In the fire roll.', sources: [1] }],
      sources: [{ number: 1, title: 'Parish book', publisher: 'Parish of Ossery', type: 'document', locators: ['p. 12'] }],
    });
    const { headSeq, headHash } = await prisma.article.findUniqueOrThrow({ where: { id } });
    expect([report.seq, report.hash]).toEqual([headSeq, headHash]);
  });

  it('lists what was waived as long as the desk asks for it', async () => {
    const { deskId, checker, id } = await checkedArticle();
    const lead = await makePerson({ name: 'Imre Szabo', roles: { [deskId]: 'lead' } });
    await setRules(lead, deskId, { ...plainRules, coverage: true });
    await sendEntries(lead, id, { type: 'rule.waived', payload: { kind: 'unseen', annotationId: null, reason: 'A headline.' } });
    expect((await readReport(checker, id)).waivers).toMatchObject([{ kind: 'unseen', label: null, name: 'Imre Szabo' }]);
    await setRules(lead, deskId, plainRules);
    expect((await readReport(checker, id)).waivers).toEqual([]);
  });

  it('names a verdict beside the one that stands which somebody did not take, as long as that one stands', async () => {
    const { deskId, checker, id } = await checkedArticle();
    const other = await makePerson({ name: 'Imre Szabo', roles: { [deskId]: 'checker' } });
    const { annotationId = '' } = (await readReport(checker, id)).claims[0] ?? {};
    const { entryId } = await prisma.verdict.findFirstOrThrow({ where: { annotationId }, select: { entryId: true } });
    const judge = (actor: Actor, value: string, rationale: string, basedOn: string | null) =>
      sendEntries(actor, id, { type: 'verdict.given', payload: { annotationId, basedOn, verdict: { value, rationale } } });
    const [rivalEntryId] = await judge(other, 'unproven', 'The roll is of 1955.', null);
    expect((await readReport(checker, id)).claims[0]?.passedOver).toBeUndefined();
    const kept = { annotationId, rivalEntryId, basedOn: entryId, take: false };
    await sendEntries(checker, id, { type: 'rival.settled', payload: kept });
    const passedOver = [{ name: 'Imre Szabo', value: 'unproven', note: 'The roll is of 1955.', isSecond: false, keptBy: 'Edda Grey' }];
    expect((await readReport(checker, id)).claims).toMatchObject([{ standing: 'supported', passedOver }]);
    await judge(checker, 'partly', 'In May.', entryId);
    expect((await readReport(checker, id)).claims[0]?.passedOver).toBeUndefined();
  });

  describe('of a tag that was merged into another', () => {
    /** The article with a second checker; `keep` has the claim's own verdict kept where theirs was given beside it. */
    async function disputed() {
      const { deskId, checker, id } = await checkedArticle();
      const other = await makePerson({ name: 'Imre Szabo', roles: { [deskId]: 'checker' } });
      const [claim] = (await readReport(checker, id)).claims;
      const claimId = claim?.annotationId ?? '';
      const send = async (actor: Actor, type: string, payload: unknown) => (await sendEntries(actor, id, { type, payload }))[0] ?? '';
      const judge = (actor: Actor, annotationId: string, value: string, rationale: string, basedOn: string | null = null) =>
        send(actor, 'verdict.given', { annotationId, basedOn, verdict: { value, rationale } });
      const { entryId } = await prisma.verdict.findFirstOrThrow({ where: { annotationId: claimId }, select: { entryId: true } });
      const rivalEntryId = await judge(other, claimId, 'unproven', 'The roll is of 1955.');
      const keep = (annotationId: string, basedOn: string) =>
        send(checker, 'rival.settled', { annotationId, rivalEntryId, basedOn, take: false });
      const twin = () => tagWords(checker, id, 'burned down in 1954');
      const merge = (annotationId: string, intoId: string) => send(checker, 'annotation.merged', { annotationId, intoId });
      const part = (annotationId: string, intoId: string, undoes: string) =>
        send(checker, 'annotation.unmerged', { annotationId, intoId, undoes });
      const named = async () =>
        (await readReport(checker, id)).claims.map((one) => [one.annotationId, (one.passedOver ?? []).map(({ note }) => note)]);
      return { checker, other, claimId, entryId, rivalEntryId, judge, keep, twin, merge, part, named, send };
    }
    const note = 'The roll is of 1955.';

    it('follows it from merge to merge, and back', async () => {
      const { checker, claimId, entryId, judge, keep, twin, merge, part, named } = await disputed();
      await keep(claimId, entryId);
      const [secondId, thirdId] = [await twin(), await twin()];
      await merge(claimId, secondId);
      const last = await merge(secondId, thirdId);
      expect(await named()).toEqual([[thirdId, [note]]]);
      await part(secondId, thirdId, last);
      expect(new Map((await named()).map(([id, notes]) => [id, notes]))).toEqual(
        new Map([
          [secondId, [note]],
          [thirdId, []],
        ]),
      );
      const again = await merge(secondId, thirdId);
      await judge(checker, thirdId, 'partly', 'In May.', again);
      expect(await named()).toEqual([[thirdId, []]]);
    });

    it('is beside nothing where another verdict stands there, until the one that was kept is taken', async () => {
      const { checker, other, claimId, entryId, judge, keep, twin, merge, named, send } = await disputed();
      await keep(claimId, entryId);
      const secondId = await twin();
      const basedOn = await judge(other, secondId, 'partly', 'In May.');
      await merge(claimId, secondId);
      expect(await named()).toEqual([[secondId, []]]);
      await send(checker, 'rival.settled', { annotationId: secondId, rivalEntryId: entryId, basedOn, take: true });
      expect(await named()).toEqual([[secondId, [note]]]);
    });

    it('is beside the same verdict where that stood there already', async () => {
      const { checker, other, claimId, entryId, judge, keep, twin, merge, named, send } = await disputed();
      await keep(claimId, entryId);
      const secondId = await twin();
      const newSource = { title: 'Fire roll', url: 'https://roll.example/54', type: 'document' };
      const linked = { annotationId: secondId, evidenceId: uuidv7(), sourceId: uuidv7(), newSource, stance: 'supports', locator: 'p. 3' };
      await send(other, 'evidence.linked', linked);
      const basedOn = await judge(other, secondId, 'supported', 'In the fire roll.');
      await merge(claimId, secondId);
      expect(await named()).toEqual([[secondId, [note]]]);
      await judge(checker, secondId, 'partly', 'In May.', basedOn);
      expect(await named()).toEqual([[secondId, []]]);
    });

    it('is no more beside what it was kept for where it goes back without that', async () => {
      const { other, claimId, judge, keep, twin, merge, part, named } = await disputed();
      const secondId = await twin();
      const basedOn = await judge(other, secondId, 'partly', 'In May.');
      const undoes = await merge(claimId, secondId);
      await keep(secondId, basedOn);
      expect(await named()).toEqual([[secondId, [note]]]);
      await part(claimId, secondId, undoes);
      expect(new Map((await named()).map(([id, notes]) => [id, notes]))).toEqual(
        new Map([
          [claimId, []],
          [secondId, []],
        ]),
      );
    });
  });

  it('is not there for other desks, nor for an author of other articles', async () => {
    const { deskId, id } = await checkedArticle();
    for (const roles of [{ [await makeDesk()]: 'lead' as const }, { [deskId]: 'author' as const }]) {
      await expect(readReport(await makePerson({ roles }), id)).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});
