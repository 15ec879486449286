import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import type { Actor } from '@/lib/domain/people/permissions';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { setRules } from '../desk-rules.fixture';
import { readState } from '../journal/read-state';
import { makeDesk, makePeopleOfAllRoles, type PeopleByRole } from '../people.fixture';
import { readHistoryOutline } from './history-outline';

let deskId: string;
let people: PeopleByRole;
let id: string;
let claim: string;

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  ({ id } = await makeArticle(people.editor, deskId, 'The mill\n\nThe mill burned down in 1954, the parish book says.'));
  claim = await tagWords(people.editor, id, 'burned down in 1954');
});

const tag = async () => stateFromJson((await readState(people.editor, id)).state).annotations.get(claim);
const judge = (actor: Actor, value: string) =>
  sendEntries(actor, id, {
    type: 'verdict.given',
    payload: { annotationId: claim, basedOn: null, verdict: { value, rationale: 'No book of that year.' } },
  });
/** How many verdicts the lanes show as unproven, as partly, and without a value. */
const verdicts = async () => {
  const { columns } = await readHistoryOutline(people.editor, id, {});
  const values = ['unproven', 'partly', 'none'] as const;
  return values.map((value) => columns.reduce((all, one) => all + (one.verdicts[value] ?? 0), 0));
};

describe('readHistoryOutline', () => {
  it('counts verdicts by value however they came: given, taken from beside another, or from a second check', async () => {
    await judge(people.editor, 'unproven');
    await judge(people.checker, 'partly');
    const [rival] = (await tag())?.rivals ?? [];
    const settled = { annotationId: claim, rivalEntryId: rival?.entryId, take: true };
    await sendEntries(people.editor, id, { type: 'rival.settled', payload: settled });
    expect(await verdicts()).toEqual([1, 2, 0]);
    await setRules(people.lead, deskId, { ...plainRules, secondCheck: true });
    const second = { value: 'unproven', rationale: 'The book is lost.' };
    const verdictEntryId = (await tag())?.verdict?.entryId;
    const looked = { annotationId: claim, verdictEntryId, second, basedOn: null };
    await sendEntries(people.editor, id, { type: 'check.second-given', payload: looked });
    const secondEntryId = (await tag())?.check?.second?.entryId;
    const decided = { annotationId: claim, secondEntryId, took: 'second', rationale: 'It is lost.' };
    await sendEntries(people.lead, id, { type: 'check.adjudicated', payload: decided });
    expect((await tag())?.verdict?.value).toBe('unproven');
    expect(await verdicts()).toEqual([2, 2, 1]);
  });

  it('counts a verdict by the vote that took its place', async () => {
    await setRules(people.lead, deskId, { ...plainRules, votes: { when: 'every', needed: 2, of: 3 } });
    await judge(people.checker, 'unproven');
    const verdictEntryId = (await tag())?.verdict?.entryId;
    for (const actor of [people.editor, people.lead]) {
      const vote = { value: 'partly', rationale: 'Half of it did.' };
      await sendEntries(actor, id, { type: 'check.voted', payload: { annotationId: claim, verdictEntryId, vote } });
    }
    expect((await tag())?.verdict?.value).toBe('partly');
    expect(await verdicts()).toEqual([1, 1, 1]);
  });

  it('names whoever only waived or signed among those whose entries can be looked at, and nobody who only talked', async () => {
    const query = { threadId: uuidv7(), commentId: uuidv7(), annotationId: claim, text: 'Which book?', replacement: null };
    await sendEntries(people.checker, id, { type: 'query.asked', payload: query });
    const named = async () => Object.keys((await readHistoryOutline(people.editor, id, {})).people).sort();
    expect(await named()).toEqual([people.editor.id]);
    await sendEntries(people.lead, id, {
      type: 'rule.waived',
      payload: { kind: 'to-check', annotationId: claim, reason: 'The book is known to all.' },
    });
    expect(await named()).toEqual([people.editor.id, people.lead.id].sort());
  });
});
