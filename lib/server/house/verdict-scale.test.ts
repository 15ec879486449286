import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Grade } from '@/lib/domain/verdicts/verdict-scale';
import { plainScale } from '@/lib/domain/verdicts/verdict-scale';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { openWorkbench } from '../articles/workbench';
import { prisma } from '../database';
import { readState } from '../journal/read-state';
import { findClaims } from '../memory/claims';
import { makeDesk, makePerson } from '../people.fixture';
import { codeOf, refusalOf } from '../refusal.fixture';
import { SCALE_KEY } from './stored-rules';
import { changeVerdictScale, readVerdictScale } from './verdict-scale';

const forget = () => prisma.houseSetting.deleteMany({ where: { key: SCALE_KEY } });
beforeEach(forget);
afterAll(forget);

const grades: Grade[] = [
  { id: 'yes', standing: 'supported', name: 'True', definition: '', rating: 5 },
  { id: 'half', standing: 'partly', name: 'Half true', definition: 'Something is missing', rating: 3 },
];

describe('changeVerdictScale', () => {
  it('makes a new version, which everybody on a desk sees and articles open with', async () => {
    const admin = await makePerson({ isAdmin: true });
    const deskId = await makeDesk();
    const reader = await makePerson({ roles: { [deskId]: 'reader' } });
    expect(await readVerdictScale(reader)).toEqual(plainScale);
    const kept = await changeVerdictScale(admin, { basedOn: 1, grades });
    const asSent = kept.grades.map(({ id: _id, ...one }, at) => ({ id: grades[at]?.id, ...one }));
    expect({ ...kept, grades: asSent }).toEqual({ version: 2, grades });
    expect(await readVerdictScale(reader)).toEqual(kept);
    const { id } = await makeArticle(admin, deskId, 'A quiet street\n\nNothing happened on it.');
    expect((await openWorkbench(reader, id)).rules.scale).toEqual(kept);
  });

  it('makes another verdict of one that is renamed, and lets nobody give the old one but who looks again at it', async () => {
    const admin = await makePerson({ isAdmin: true });
    const deskId = await makeDesk();
    const [checker, second] = [await makePerson({ roles: { [deskId]: 'checker' } }), await makePerson({ roles: { [deskId]: 'checker' } })];
    const { id: articleId } = await makeArticle(checker, deskId, 'A quiet street\n\nNothing happened on it.');
    const annotationId = await tagWords(checker, articleId, 'Nothing happened');
    const before = await changeVerdictScale(admin, { basedOn: 1, grades });
    const [, half] = before.grades;
    const judged = { value: 'partly', gradeId: half?.id, rationale: 'One thing did.' };
    const give = (basedOn: string | null) =>
      sendEntries(checker, articleId, { type: 'verdict.given', payload: { annotationId, verdict: judged, basedOn } });
    const [verdictEntryId = null] = await give(null);
    const renamed = before.grades.map((one) => ({ ...one, name: one === half ? 'Half false' : one.name, rating: 2 }));
    const after = await changeVerdictScale(admin, { basedOn: 2, grades: renamed });
    // The other one has another rating alone.
    expect(after.grades[0]?.id).toBe(before.grades[0]?.id);
    expect(after.grades[1]).toMatchObject({ name: 'Half false' });
    expect(after.grades.map(({ id }) => id)).not.toContain(half?.id);
    const changed = 'The verdicts of this house have changed since. Choose one of those that there are now.';
    expect(await refusalOf(give(verdictEntryId))).toBe(changed);
    const lookAgain = { annotationId, verdictEntryId, second: judged, basedOn: null };
    // Whoever finds the same could not say so otherwise.
    expect(await refusalOf(sendEntries(second, articleId, { type: 'check.second-given', payload: lookAgain }))).toBe(null);
    const { state } = await readState(second, articleId);
    expect(state.annotations).toMatchObject([{ verdict: { grade: { name: 'Half true', rating: 3 }, scale: { version: 2 } } }]);
    // The memory of the house calls it by the name that it had then.
    expect(await findClaims(second, 'nothing happened', 4)).toMatchObject([{ standing: 'partly', grade: { name: 'Half true' } }]);
  });

  it('leaves a verdict the definition that it was given by', async () => {
    const admin = await makePerson({ isAdmin: true });
    const deskId = await makeDesk();
    const checker = await makePerson({ roles: { [deskId]: 'checker' } });
    const { id: articleId } = await makeArticle(checker, deskId, 'A quiet street\n\nNothing happened on it.');
    const annotationId = await tagWords(checker, articleId, 'Nothing happened');
    const before = await changeVerdictScale(admin, { basedOn: 1, grades });
    const verdict = { value: 'partly', gradeId: before.grades[1]?.id, rationale: 'One thing did.' };
    await sendEntries(checker, articleId, { type: 'verdict.given', payload: { annotationId, verdict, basedOn: null } });
    const redefined = before.grades.map((one) => ({ ...one, definition: 'Half of it is true' }));
    const after = await changeVerdictScale(admin, { basedOn: 2, grades: redefined });
    expect(after.grades[1]).toEqual({ ...before.grades[1], definition: 'Half of it is true' });
    const { state } = await readState(checker, articleId);
    expect(state.annotations).toMatchObject([{ verdict: { grade: { definition: 'Something is missing' }, scale: { version: 2 } } }]);
  });

  it('is for admins alone', async () => {
    const lead = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    expect(await codeOf(changeVerdictScale(lead, { basedOn: 1, grades }))).toBe('forbidden');
    expect(await codeOf(readVerdictScale(await makePerson()))).toBe('forbidden');
  });

  it('lets one of two who change it at once, and keeps what the other one saw', async () => {
    const admin = await makePerson({ isAdmin: true });
    const rated = (rating: number) => grades.map((one) => ({ ...one, rating }));
    const both = await Promise.all([1, 2].map((rating) => codeOf(changeVerdictScale(admin, { basedOn: 1, grades: rated(rating) }))));
    expect(both.filter((code) => code === 'conflict')).toHaveLength(1);
    expect((await readVerdictScale(admin)).version).toBe(2);
  });

  it('says with its refusal what the verdicts are now', async () => {
    const admin = await makePerson({ isAdmin: true });
    const now = await changeVerdictScale(admin, { basedOn: 1, grades });
    const late = changeVerdictScale(admin, { basedOn: 1, grades: plainScale.grades });
    await expect(late).rejects.toMatchObject({ code: 'conflict', details: { now } });
  });

  it('is done when it is sent again, since its answer was lost', async () => {
    const admin = await makePerson({ isAdmin: true });
    const change = () => changeVerdictScale(admin, { basedOn: 1, grades });
    expect(await change()).toEqual(await change());
  });

  it('refuses what people could not tell apart', async () => {
    const admin = await makePerson({ isAdmin: true });
    const twice = grades.map((one) => ({ ...one, name: 'True' }));
    expect(await codeOf(changeVerdictScale(admin, { basedOn: 1, grades: twice }))).toBe('invalid');
  });
});
