import { beforeEach, describe, expect, it } from 'vitest';
import { plainCheckRules } from '../checks/check-rules';
import { sampleInput } from '../export/sample.fixture';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { type Files, filesOf, resealed, sentenceOn, zipOf } from './dossier.fixture';
import version2 from './golden/dossier-v2.json';
import { rebuiltState } from './rebuilt-state.fixture';

const [priya, jonah] = [testId(), testId()];
const rules = { ...plainCheckRules, secondCheck: true };

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35, said the driver.'));
  claim = journal.tag('The last bus left at 12.35');
});

const judge = (value: string, more: { basedOn?: string; actorId?: string; rules?: typeof rules } = {}) => {
  const { basedOn = null, ...sender } = more;
  const verdict = { value, rationale: 'By no table.' };
  return journal.send('verdict.given', { annotationId: claim, verdict, basedOn }, { actorId: priya, ...sender });
};
const judgeAgain = (value: string, actorId = jonah) => {
  const verdictEntryId = journal.annotation(claim).verdict?.entryId;
  const second = { value, rationale: 'I asked too.' };
  return journal.send('check.second-given', { annotationId: claim, verdictEntryId, second, basedOn: null }, { actorId });
};
const setAside = (basedOn: string | null = null) =>
  journal.send('check.state-changed', { annotationId: claim, checkState: 'on-legal', reason: 'Libel.', basedOn }, { actorId: jonah });
const rewrite = () => {
  const { from, to } = journal.rangeOf('12.35');
  const slice = { content: [journal.state.doc.type.schema.text('12.53').toJSON()] };
  journal.send('text', { steps: [{ stepType: 'replace', from, to, slice }] });
};

async function made(): Promise<Files> {
  const { entries } = journal;
  const files = filesOf(await zipOf({ ...sampleInput(), state: rebuiltState(entries, entries.length), entries, sources: [] }));
  expect(sentenceOn(files)).toBe(`All ${entries.length} match`);
  return files;
}

/** How the heading of the claim looks, and what it says. */
const headingOn = (files: Files) => {
  const [, look, , said] = /<span class="verdict ([^"]*)"([^>]*)>([^<]*)</.exec(files['index.html'] ?? '') ?? [];
  return [look, said];
};

const cases: [string, () => unknown, look: string, said: string][] = [
  ['that stands', () => judge('partly'), 'partly', '◐ Partly'],
  ['that waits for a second check', () => judge('partly', { rules }), 'none', 'Partly, not settled: Second check'],
  ['on which two differ', () => [judge('partly', { rules }), judgeAgain('unproven')], 'none', 'Partly, not settled: Adjudication'],
  ['beside which another was given', () => [judge('partly'), judge('unproven', { actorId: jonah })], 'none', 'Partly, not settled'],
  ['beside which it was set aside', () => [judge('partly'), setAside()], 'none', 'Partly, not settled'],
  ['on other words', () => [judge('partly'), rewrite()], 'none', 'Partly, stale'],
];

describe('the page of a dossier', () => {
  it.each(cases)('draws the sign and colour of a verdict as far as it stands: one %s', async (_, work, look, said) => {
    work();
    const files = await made();
    expect(headingOn(files)).toEqual([look, said]);
    const lead = look === 'none' ? 'No verdict stands.' : 'The verdicts that stand were given on ';
    expect(files['index.html']).toContain(`<p>${lead}`);
  });

  it('is fine where a claim stays set aside while verdicts and a second check come, go and are taken', async () => {
    const first = judge('partly');
    setAside(first);
    const send = (type: string, payload: object, actorId = priya) =>
      journal.send(type, { annotationId: claim, seenStateId: first, ...payload }, { actorId, may: () => true });
    const verdict = { value: 'unproven', rationale: 'By no table.' };
    const again = send('verdict.given', { verdict, basedOn: first });
    const second = { second: verdict, verdictEntryId: again, basedOn: null };
    const looked = send('check.second-given', second, testId());
    send('check.second-given', { ...second, second: null, basedOn: looked, undoes: looked }, journal.entries.at(-1)?.actorId);
    const back = send('verdict.given', { verdict: null, basedOn: again, undoes: again });
    const rivalEntryId = send('verdict.given', { verdict, basedOn: first });
    send('rival.settled', { rivalEntryId, take: true });
    send('verdict.given', { verdict: null, basedOn: journal.entries.at(-1)?.id });
    expect(journal.annotation(claim)).toMatchObject({ checkState: 'on-legal', verdict: null, basis: { checkState: { byId: jonah } } });
    expect(back).not.toBe(rivalEntryId);
    await made();
  });

  it('is fine where the undo of a verdict leads to a claim that waits for a second check', async () => {
    const first = judge('partly');
    const undoes = judge('unproven', { basedOn: first });
    const named = { annotationId: claim, value: { personId: jonah }, basedOn: null };
    journal.send('check.second-assigned', named, { may: () => true });
    journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: undoes, undoes }, { actorId: priya });
    expect(journal.annotation(claim).checkState).toBe('second-check');
    expect(headingOn(await made())).toEqual(['none', 'Partly, not settled: Second check']);
  });

  it('is fine where a second check was taken back that a verdict had kept, or dropped, and that verdict after it', async () => {
    const takeBack = (undoes: string) =>
      journal.send(
        'check.second-given',
        { annotationId: claim, verdictEntryId: null, second: null, basedOn: undoes, undoes },
        { actorId: jonah },
      );
    const undoVerdict = (undoes: string) =>
      journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: undoes, undoes }, { actorId: priya, rules });
    const first = judge('partly', { rules });
    const looked = judgeAgain('partly');
    const kept = judge('unproven', { basedOn: first, rules });
    takeBack(looked);
    const back = undoVerdict(kept);
    expect(journal.annotation(claim)).toMatchObject({ checkState: 'second-check', check: { second: null } });
    await made();
    const { entryId } = journal.annotation(claim).check?.basis.secondCheck ?? {};
    const second = { value: 'partly', rationale: 'I asked once more.' };
    const again = { annotationId: claim, verdictEntryId: first, second, basedOn: entryId };
    const lookedAgain = journal.send('check.second-given', again, { actorId: jonah });
    const cleared = journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: back }, { actorId: priya });
    takeBack(lookedAgain);
    await made();
    undoVerdict(cleared);
    expect(journal.annotation(claim)).toMatchObject({ checkState: 'second-check', check: { second: null } });
    await made();
  });

  it('is fine where a change of kind ended a verdict, and where its undo brought that back', async () => {
    const given = judge('partly');
    const basedOn = journal.annotation(claim).basis.kind.entryId;
    const changed = journal.send('annotation.kind-changed', { annotationId: claim, kind: 'opinion', basedOn });
    expect(journal.annotation(claim).pastKinds).toMatchObject([{ verdictEntryId: given }]);
    await made();
    journal.send('annotation.kind-changed', { annotationId: claim, kind: 'claim', basedOn: changed, undoes: changed });
    expect(journal.annotation(claim)).toMatchObject({ verdict: { entryId: given }, pastKinds: [] });
    await made();
  });

  it('tells of both second checks that were given at once, and of other states', async () => {
    judge('partly');
    judgeAgain('partly');
    judgeAgain('unproven', testId());
    const page = (await made())['index.html'] ?? '';
    expect(page).toContain('Second check, Partly, by ');
    expect(page).toMatch(/Not settled: .* gave another second check, Unproven\. <span dir="auto">I asked too\.</);
    const state = (checkState: string, reason: string) =>
      journal.send('check.state-changed', { annotationId: claim, checkState, reason, basedOn: null });
    state('on-legal', 'Could be libel.');
    expect((await made())['index.html']).toMatch(/Not settled: .* set it to On legal: Could be libel\./);
  });

  it('tells how a claim was checked', async () => {
    judge('partly');
    expect((await made())['index.html']).not.toContain('How it was checked');
    journal.send('check.methods-set', { annotationId: claim, value: { methods: ['called', 'counted'] }, basedOn: null });
    expect((await made())['index.html']).toContain('<p class="where">How it was checked: Called, Own count</p>');
  });

  it('says of a claim without a verdict how far its check is', async () => {
    expect(headingOn(await made())).toEqual(['none', 'To check']);
  });

  it('says that a claim was set aside until somebody judges it', async () => {
    journal.send('check.state-changed', { annotationId: claim, checkState: 'on-legal', reason: 'Could be libel.', basedOn: null });
    expect((await made())['index.html']).toContain('Could be libel.');
    judge('partly');
    expect((await made())['index.html']).not.toContain('Could be libel.');
  });
});

describe('the verifier', () => {
  it.each(cases)('refuses a page that says otherwise whether a verdict stands: one %s', async (_, work, look) => {
    work();
    const files = await made();
    const [now, other] = look === 'none' ? ['false', 'true'] : ['true', 'false'];
    const page = (files['index.html'] ?? '').replace(`data-checked="${now}"`, `data-checked="${other}"`);
    expect(page).not.toBe(files['index.html']);
    expect(sentenceOn(resealed({ ...files, 'index.html': page }))).toBe('index.html says something else of C1 than article.json.');
  });
});

describe('a dossier of version 2', () => {
  const before: Files = version2;
  const pageWith = (change: (page: string) => string) => resealed({ ...before, 'index.html': change(before['index.html'] ?? '') });
  const asChecked = (at: number, value: boolean) => (page: string) => {
    let seen = 0;
    return page.replaceAll(/data-checked="\w+"/g, (one) => (seen++ === at ? `data-checked="${value}"` : one));
  };
  const open = (page: string) => asChecked(0, false)(asChecked(2, false)(page)).replace('data-stage="checked"', 'data-stage="checking"');

  it('is verified by the rule of its page: two claims are checked that somebody set aside at the same moment, or are not', () => {
    expect(before['index.html']?.match(/data-(checked|stage)="\w+"/g)).toEqual([
      'data-stage="checked"',
      'data-checked="true"',
      'data-checked="true"',
      'data-checked="true"',
    ]);
    expect(sentenceOn(before)).toBe('All 10 match');
    expect(sentenceOn(pageWith(open))).toBe('All 10 match');
  });

  it.each([
    [
      'another stage',
      (page: string) => page.replace('data-stage="checked"', 'data-stage="checking"'),
      /does not say where the article stands/,
    ],
    ['the stage of the other rule', (page: string) => open(page).replace('data-stage="checking"', 'data-stage="checked"'), /stands by its/],
    ['a claim that is open by neither rule', asChecked(1, false), /something else of C2|where the article stands/],
    ['one claim by one rule, and one by the other', asChecked(0, false), /something else of C3|where the article stands/],
    ['another verdict', (page: string) => page.replace('data-verdict="partly"', 'data-verdict="refuted"'), /something else of C2/],
  ])('is refused with %s', (_, change, sentence) => {
    expect(sentenceOn(pageWith(change))).toMatch(sentence);
  });
});
