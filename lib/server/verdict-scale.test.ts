import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Grade } from '@/lib/domain/verdict-scale';
import { plainScale } from '@/lib/domain/verdict-scale';
import { makeArticle } from './article.fixture';
import { prisma } from './database';
import { makeDesk, makePerson } from './people.fixture';
import { codeOf } from './refusal.fixture';
import { SCALE_KEY } from './stored-rules';
import { changeVerdictScale, readVerdictScale } from './verdict-scale';
import { openWorkbench } from './workbench';

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
    expect(await changeVerdictScale(admin, { basedOn: 1, grades })).toEqual({ version: 2, grades });
    expect(await readVerdictScale(reader)).toEqual({ version: 2, grades });
    const { id } = await makeArticle(admin, deskId, 'A quiet street\n\nNothing happened on it.');
    expect((await openWorkbench(reader, id)).rules.scale).toEqual({ version: 2, grades });
  });

  it('is for admins alone', async () => {
    const lead = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    expect(await codeOf(changeVerdictScale(lead, { basedOn: 1, grades }))).toBe('forbidden');
    expect(await codeOf(readVerdictScale(await makePerson()))).toBe('forbidden');
  });

  it('lets one of two who change it at once, and keeps what the other one saw', async () => {
    const admin = await makePerson({ isAdmin: true });
    const both = await Promise.all([1, 2].map(() => codeOf(changeVerdictScale(admin, { basedOn: 1, grades }))));
    expect(both.filter((code) => code === 'conflict')).toHaveLength(1);
    expect((await readVerdictScale(admin)).version).toBe(2);
  });

  it('refuses what people could not tell apart', async () => {
    const admin = await makePerson({ isAdmin: true });
    const twice = grades.map((one) => ({ ...one, name: 'True' }));
    expect(await codeOf(changeVerdictScale(admin, { basedOn: 1, grades: twice }))).toBe('invalid');
  });
});
