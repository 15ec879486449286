import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { plainCheckRules } from '../checks/check-rules';
import { sampleInput, writeSampleJournal } from '../export/sample.fixture';
import { writeSampleReplies } from '../export/sample-replies.fixture';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { plainRules } from '../sign-off/desk-rules';
import { articleWordsHash } from '../sign-off/sign-off';
import { seenBy } from '../talk/query';
import { articleSchema } from '../text/article-schema';
import { reportOf } from './make-report';
import { isNotable, Report, type ReportClaim } from './report';

const sample = () => {
  const { state, sources, peopleNames, deskName, now } = sampleInput(writeSampleJournal());
  return reportOf({ state, sources, deskName, rules: plainRules, nameOf: (id) => peopleNames[id] ?? 'nobody', hash: 'ab'.repeat(32), now });
};

const reportOn = ({ state }: TestJournal, rules = plainRules) =>
  reportOf({ state, sources: [], deskName: '', rules, nameOf: (id) => id, hash: '', now: '2026-01-02T03:04:05.678Z' });

const remarks = (claims: readonly ReportClaim[]) =>
  claims.flatMap(({ label, remark, earlierWords }) => (remark === null ? [] : [[label, remark, earlierWords]]));

describe('reportOf', () => {
  it('holds every claim in order of the text, with its place and words', () => {
    const { claims } = sample();
    expect(claims.map(({ label, locator }) => `${label} ${locator}`.trim())).toEqual([
      'C1 ¶1',
      'C2 ¶1',
      'C3 ¶2',
      'C4 ¶3',
      'C5 ¶4',
      'C6 ¶5',
      'C7 ¶6',
      'C8',
      'C10 ¶9',
      'C9 ¶11',
    ]);
    expect(claims[2]?.words).toBe('The port … has 14 berths');
    expect(claims.find(({ label }) => label === 'C8')?.words).toBe('“We have never turned a ship away,”');
  });

  it('numbers the sources by their first use and names where in them one looked', () => {
    const { sources, claims } = sample();
    expect(sources.map(({ number, type, locators }) => [number, type, locators])).toEqual([
      [1, 'dataset', ['row 7', '+2']],
      [2, 'interview', ['04:12']],
      [3, 'document', ['p. 41']],
      [4, 'other', ['@home']],
    ]);
    expect(claims.filter((one) => one.sources.length > 0).map((one) => [one.label, one.sources])).toEqual([
      ['C1', [1, 2]],
      ['C2', [3]],
      ['C10', [1, 4]],
    ]);
  });

  it('says the type of a claim in a line, and its fields apart', () => {
    const claim = sample().claims[0];
    expect(claim?.type).toBe('Statistic (Unit: ships, Is an estimate: no)');
    expect(claim?.typed?.name).toBe('Statistic');
    expect(claim?.typed?.fields.map(({ name, kind, said }) => [name, kind, said])).toEqual([
      ['Unit', 'text', 'ships'],
      ['Is an estimate', 'yesno', 'no'],
    ]);
  });

  it('says nothing against the sources of what was judged and then set aside', () => {
    const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35, said the driver.'));
    const id = journal.tag('The last bus left at 12.35');
    journal.send('evidence.linked', { annotationId: id, evidenceId: testId(), sourceId: testId(), stance: 'supports' });
    const verdict = { value: 'supported', rationale: '' };
    journal.send('verdict.given', { annotationId: id, verdict, basedOn: null }, { rules: plainCheckRules });
    expect(reportOn(journal).claims[0]?.sourcing).toBe('Rests on 1 source');
    const basedOn = journal.annotation(id).basis.checkState?.entryId;
    const aside = { annotationId: id, checkState: 'cannot-be-checked', reason: 'No log is kept.', basedOn };
    journal.send('check.state-changed', aside, { rules: plainCheckRules });
    expect(reportOn(journal).claims[0]?.sourcing).toBe('');
  });

  it('lists every request for a reply in order of sending, with silence as what came of one', () => {
    const { state, sources, peopleNames, deskName } = sampleInput(writeSampleReplies());
    const report = (seen: typeof state) =>
      reportOf({
        state: seen,
        sources,
        deskName,
        rules: plainRules,
        nameOf: (id) => peopleNames[id] ?? 'nobody',
        hash: '',
        now: '2026-03-10T00:00:00.000Z',
      });
    const { replies } = report(state);
    expect(replies.map(({ labels, askedOf, isOverdue, outcome }) => [labels.join(), askedOf, isOverdue, outcome?.kind])).toEqual([
      ['C2,C3', 'Port of Ossery, =press office', false, 'silent'],
      ['C10', 'Harbour office, fees', true, undefined],
      ['C3', 'I. Vance', false, 'answered'],
    ]);
    expect(replies[0]?.outcome).toMatchObject({ effect: 'reply-added', note: 'Said in ¶2, “did not answer”', name: 'Jonas Brandt' });
    expect(report(seenBy(state, { seesDrafts: false })).replies[2]).toMatchObject({
      askedOf: null,
      question: null,
      outcome: { answer: null },
    });
  });

  it('keeps the place of a source that is no longer known', () => {
    const { state, deskName, now } = sampleInput(writeSampleJournal());
    const { sources } = reportOf({ state, sources: [], deskName, rules: plainRules, nameOf: String, hash: '', now });
    expect(sources).toHaveLength(4);
    expect(sources[0]).toMatchObject({ number: 1, id: null, title: '', locators: ['row 7', '+2'] });
  });

  it('counts a verdict as found once it is settled, as the list of articles does', () => {
    const journal = new TestJournal(docOf('Rents', 'Rents rose.'));
    const annotationId = journal.tag('Rents rose');
    journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'Who says so?' }, basedOn: null });
    expect(reportOn(journal)).toMatchObject({ checkedCount: 1, claimCounts: { unproven: 1, checking: 0 } });
    const basedOn = journal.annotation(annotationId).basis.checkState?.entryId ?? null;
    journal.send('check.state-changed', { annotationId, checkState: 'second-check', basedOn });
    expect(reportOn(journal)).toMatchObject({ checkedCount: 0, claimCounts: { unproven: 0, checking: 1 } });
  });

  it('says why a claim was set aside until somebody judges it', () => {
    const journal = new TestJournal(docOf('Rents', 'Rents rose.'));
    const annotationId = journal.tag('Rents rose');
    journal.send('check.state-changed', { annotationId, checkState: 'on-legal', reason: 'Could be libel.', basedOn: null });
    expect(reportOn(journal).claims[0]?.setAside).toMatchObject({ reason: 'Could be libel.' });
    const verdict = { value: 'unproven', rationale: 'Legal says we may.' };
    journal.send('verdict.given', { annotationId, verdict, basedOn: null });
    expect(reportOn(journal).claims[0]).toMatchObject({ isChecked: true, setAside: null });
  });

  it('says of a claim what a reader must know besides its verdict', () => {
    expect(remarks(sample().claims)).toEqual([
      ['C2', 'disputed', null],
      ['C8', 'gone', null],
      ['C10', 'stale', 'Fees rose by 8% in two years'],
      ['C9', 'moved', null],
    ]);
  });

  it('says who gave the verdicts that stand, and from when to when', () => {
    const { checkers, checkedFrom, checkedTo, checkedCount, stage } = sample();
    expect(checkers).toEqual(['Mara Lindqvist']);
    expect((checkedFrom ?? '') <= (checkedTo ?? '')).toBe(true);
    expect([checkedCount, stage]).toEqual([1, 'checking']);
  });

  it('names nobody and no day for verdicts that do not stand', () => {
    const journal = new TestJournal(docOf('A year', 'Rents rose. Wages fell. Shops shut.'));
    const judge = (words: string, actorId: string, now: string) =>
      journal.send(
        'verdict.given',
        { annotationId: journal.tag(words), verdict: { value: 'unproven', rationale: 'No list.' }, basedOn: null },
        { actorId, now },
      );
    const [mara, jonas] = [testId(), testId()];
    judge('Rents rose', mara, '2026-03-01T08:00:00.000Z');
    judge('Wages fell', jonas, '2026-03-02T08:00:00.000Z');
    judge('Shops shut', mara, '2026-03-03T08:00:00.000Z');
    const said = () => {
      const { checkedCount, checkers, checkedFrom, checkedTo } = reportOn(journal);
      return [checkedCount, checkers, checkedFrom?.slice(0, 10), checkedTo?.slice(0, 10)];
    };
    const rewrite = (words: string, other: string) => {
      const { from, to } = journal.rangeOf(words);
      const slice = { content: [journal.state.doc.type.schema.text(other).toJSON()] };
      journal.send('text', { steps: [{ stepType: 'replace', from, to, slice }] });
    };
    expect(said()).toEqual([3, [mara, jonas], '2026-03-01', '2026-03-03']);
    rewrite('Rents', 'Wages');
    rewrite('Shops', 'Banks');
    expect(said()).toEqual([1, [jonas], '2026-03-02', '2026-03-02']);
    const wages = [...journal.state.annotations.values()][1];
    const basedOn = wages?.basis.checkState?.entryId ?? null;
    journal.send('check.state-changed', { annotationId: wages?.id, checkState: 'second-check', basedOn });
    expect(said()).toEqual([0, [], undefined, undefined]);
  });

  it('tells of words that were judged before in another wording', () => {
    const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35 sharp.'));
    const id = journal.tag('left at 12.35 sharp');
    const judge = () =>
      journal.send('verdict.given', {
        annotationId: id,
        verdict: { value: 'unproven', rationale: 'No log.' },
        basedOn: journal.annotation(id).basis.verdict?.entryId ?? null,
      });
    judge();
    const { from, to } = journal.rangeOf('12.35');
    const { state } = journal;
    journal.send('text', {
      steps: [{ stepType: 'replace', from, to, slice: { content: [state.doc.type.schema.text('12.53').toJSON()] } }],
    });
    expect(remarks(reportOn(journal).claims)).toEqual([['C1', 'stale', 'left at 12.35 sharp']]);
    judge();
    expect(remarks(reportOn(journal).claims)).toEqual([['C1', 'reworded', 'left at 12.35 sharp']]);
  });

  it('says of a claim whose statement alone was written anew that it says something else, and what was checked', () => {
    const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35 sharp.'));
    const annotationId = journal.tag('left at 12.35 sharp');
    journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'No log.' }, basedOn: null });
    const said = journal.send('annotation.stated', { annotationId, statement: 'The last bus left at 12.35', basedOn: null });
    journal.send('verdict.given', {
      annotationId,
      verdict: { value: 'unproven', rationale: 'No log.' },
      basedOn: journal.annotation(annotationId).basis.verdict?.entryId,
    });
    journal.send('annotation.stated', { annotationId, statement: 'The first bus left at 12.35', basedOn: said });
    expect(remarks(reportOn(journal).claims)).toEqual([['C1', 'restated', 'The last bus left at 12.35']]);
    // Once its words are others too, it names those that stood in the text.
    const { from } = journal.rangeOf('sharp');
    journal.edit(new Transform(journal.state.doc).insert(from, articleSchema.text('very ')));
    expect(remarks(reportOn(journal).claims)).toEqual([['C1', 'stale', 'left at 12.35 sharp']]);
  });

  it('says the same of a claim that was written anew and then moved', () => {
    const words = 'They rose by 40 per cent';
    const journal = new TestJournal(docOf('Rents', `${words}, and nobody built.`, 'Behind it stands another paragraph of the article.'));
    const annotationId = journal.tag(words);
    journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'No log.' }, basedOn: null });
    journal.send('annotation.stated', { annotationId, statement: 'Rents fell', basedOn: null });
    const { from, to } = journal.rangeOf(`${words}, and nobody built.`);
    const paragraph = journal.state.doc.slice(from - 1, to + 1);
    journal.edit(new Transform(journal.state.doc).delete(from - 1, to + 1));
    journal.edit(new Transform(journal.state.doc).insert(journal.state.doc.content.size, paragraph.content));
    expect(journal.annotation(annotationId).anchor.state).toBe('moved');
    expect(remarks(reportOn(journal).claims)).toEqual([['C1', 'restated', words]]);
  });

  it('names a claim whose place moved as long as nobody has confirmed it, and what is graver first', () => {
    const journal = new TestJournal(docOf('Buses', 'The last bus of the line left the depot at noon.', 'It rained.', 'It was late.'));
    const annotationId = journal.tag('The last bus of the line left the depot at noon.');
    const judge = (value: string, basedOn: string | null = null) =>
      journal.send('verdict.given', { annotationId, verdict: { value, rationale: 'No log.' }, basedOn });
    const given = judge('unproven');
    const { from, to } = journal.rangeOf('The last bus of the line left the depot at noon.');
    const cut = new Transform(journal.state.doc).delete(from - 1, to + 1);
    const pasted = journal.state.doc.slice(from - 1, to + 1);
    journal.edit(cut);
    journal.edit(new Transform(journal.state.doc).replace(journal.state.doc.content.size, journal.state.doc.content.size, pasted));
    const [claim] = reportOn(journal).claims;
    expect([claim?.remark, claim && isNotable(claim)]).toEqual(['moved', true]);
    const rivalEntryId = judge('partly');
    expect(reportOn(journal).claims[0]?.remark).toBe('disputed');
    journal.send('rival.settled', { annotationId, rivalEntryId, take: false });
    journal.send('annotation.span-changed', { annotationId, how: 'confirmed' });
    expect(reportOn(journal).claims).toMatchObject([{ remark: null, isChecked: true }]);
    expect(journal.annotation(annotationId).verdict?.entryId).toBe(given);
  });

  it('says of a claim that somebody gave to legal while it was decided that nobody has chosen', () => {
    const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35.'));
    const annotationId = journal.tag('left at 12.35');
    journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'No log.' }, basedOn: null });
    journal.send('check.state-changed', { annotationId, checkState: 'on-legal', reason: 'Libel.', basedOn: null }, { actorId: testId() });
    expect(reportOn(journal)).toMatchObject({ checkedCount: 0, claims: [{ remark: 'unsettled', isChecked: false }] });
  });

  it.each([
    ['two who checked it', { secondCheck: true }],
    ['votes', { votes: { when: 'every', needed: 2, of: 2 } } as const],
  ])('calls a supported claim disputed on which %s differ, until somebody has decided', (_, asked) => {
    const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35.'));
    const annotationId = journal.tag('left at 12.35');
    const rules = { ...plainCheckRules, ...asked };
    const [first, other, third] = [testId(), testId(), testId()];
    const editor = { actorId: testId(), rules, may: () => true };
    const evidence = { evidenceId: testId(), sourceId: testId(), stance: 'supports', quote: '', locator: '', lookedAt: null };
    journal.send('evidence.linked', { annotationId, ...evidence });
    const verdict = { value: 'supported', rationale: '' };
    const verdictEntryId = journal.send('verdict.given', { annotationId, verdict, basedOn: null }, { actorId: first, rules });
    expect(remarks(reportOn(journal).claims)).toEqual([]);
    expect(reportOn(journal).claims.filter(isNotable)).toEqual([]);
    const found = { value: 'partly', rationale: 'At 12.53.' };
    const decide = (named: object) =>
      journal.send('check.adjudicated', { annotationId, took: 'first', rationale: 'A log.', ...named }, editor);
    if ('votes' in asked) {
      const vote = (value: string, actorId: string) =>
        journal.send('check.voted', { annotationId, verdictEntryId, vote: { ...found, value } }, { actorId, rules });
      vote('partly', other);
      vote('unproven', third);
    } else {
      journal.send('check.second-given', { annotationId, verdictEntryId, second: found, basedOn: null }, { actorId: other, rules });
    }
    expect(reportOn(journal).claims.filter(isNotable)).toMatchObject([{ standing: 'supported', remark: 'differing', earlierWords: null }]);
    decide('votes' in asked ? {} : { secondEntryId: journal.annotation(annotationId).check?.second?.entryId });
    expect(reportOn(journal).claims).toMatchObject([{ remark: null, isChecked: true }]);
  });

  it('does not call reworded what means the same as what was judged', () => {
    const journal = new TestJournal(docOf('Buses', 'Tom, Dick, and Ann left at noon.'));
    const id = journal.tag('Tom, Dick, and Ann left at noon');
    const verdict = { value: 'unproven', rationale: 'No log.' };
    journal.send('verdict.given', { annotationId: id, verdict, basedOn: null });
    const { from } = journal.rangeOf(', and');
    journal.send('text', { steps: [{ stepType: 'replace', from, to: from + 1 }] });
    expect(journal.annotation(id).isStale).toBe(false);
    expect(reportOn(journal).claims).toMatchObject([{ words: 'Tom, Dick and Ann left at noon', remark: null, isChecked: true }]);
  });

  it('says who looked again and decided, what was set aside and waived, who signed, and why it was opened again', () => {
    const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35. It was cold.'));
    const [priya, jonah, elif] = ['Priya', 'Jonah', 'Elif'].map(() => testId());
    const [late, cold] = [journal.tag('left at 12.35'), journal.tag('It was cold')];
    const verdict = { value: 'unproven', rationale: 'No log.' };
    const editor = { actorId: elif ?? '', may: () => true };
    const rules = { ...plainCheckRules, secondCheck: true };
    const verdictEntryId = journal.send('verdict.given', { annotationId: late, verdict, basedOn: null }, { actorId: priya ?? '', rules });
    const second = { value: 'partly', rationale: 'At 12.53.' };
    const again = { annotationId: late, verdictEntryId, second, basedOn: null };
    const secondEntryId = journal.send('check.second-given', again, { actorId: jonah ?? '' });
    journal.send('check.adjudicated', { annotationId: late, secondEntryId, took: 'first', rationale: 'A log is missing.' }, editor);
    const stopped = { annotationId: cold, checkState: 'cannot-be-checked', reason: 'Nobody measured it.', basedOn: null };
    journal.send('check.state-changed', stopped, editor);
    journal.send('rule.waived', { kind: 'set-aside', annotationId: cold, reason: 'All remember.' }, editor);
    const sign = () => {
      const seen = { signature: 'checker', seq: journal.state.seq, wordsHash: articleWordsHash(journal.state) };
      journal.send('article.signed-off', seen, { actorId: priya ?? '', rules });
    };
    sign();
    journal.send('article.reopened', { reason: 'A comma.' }, editor);
    sign();
    const report = reportOn(journal);
    expect(report).toMatchObject({
      isSignedOff: true,
      stage: 'signed-off',
      signOffs: [{ signature: 'checker', name: priya }],
      waivers: [{ kind: 'set-aside', label: 'C2', reason: 'All remember.', name: elif }],
      reopenings: [{ name: elif, reason: 'A comma.', signOffs: [{ signature: 'checker' }] }],
      claims: [
        { second: { name: jonah, value: 'partly', note: 'At 12.53.' }, adjudication: { name: elif, took: 'first' }, isChecked: true },
        { setAside: { name: elif, reason: 'Nobody measured it.' }, isChecked: false },
      ],
    });
    expect(Report.parse(report)).toEqual(report);
  });

  it('lists before anyone signs what a sign-off would pass over now, and no waiver that is void', () => {
    const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35. It was cold. Nobody waited.'));
    const tags = [journal.tag('left at 12.35'), journal.tag('It was cold'), journal.tag('Nobody waited')];
    const [late = '', cold = '', waited = ''] = tags;
    const rules = { ...plainCheckRules, coverage: true };
    for (const annotationId of tags) {
      journal.send('rule.waived', { kind: 'to-check', annotationId, reason: `So it is, says ${annotationId}.` }, { rules });
    }
    journal.send('rule.waived', { kind: 'unseen', annotationId: null, reason: 'A headline.' }, { rules });
    const waived = (asked = rules) => reportOn(journal, asked).waivers.map(({ kind, label }) => [kind, label]);
    expect(waived()).toEqual([
      ['to-check', 'C1'],
      ['to-check', 'C2'],
      ['to-check', 'C3'],
      ['unseen', null],
    ]);
    expect(reportOn(journal, rules).waivers).toMatchObject([{}, {}, {}, { count: 1 }]);
    // The desk asks for it no more.
    expect(waived(plainCheckRules)).not.toContainEqual(['unseen', null]);
    // One is done, another was changed, and with it the words of the whole.
    journal.send('verdict.given', { annotationId: late, verdict: { value: 'unproven', rationale: 'No log.' }, basedOn: null });
    const { from, to } = journal.rangeOf('was cold');
    const slice = { content: [journal.state.doc.type.schema.text('was not cold').toJSON()] };
    journal.send('text', { steps: [{ stepType: 'replace', from, to, slice }] });
    expect(waived()).toEqual([['to-check', 'C3']]);
    expect(journal.state.waivers.map(({ annotationId }) => annotationId)).toEqual([late, cold, waited, null]);
  });

  it('is one that the contract takes, also of an article without a claim', () => {
    expect(Report.parse(sample())).toEqual(sample());
    const empty = reportOn(new TestJournal(docOf('', '')));
    expect(Report.parse(empty)).toMatchObject({ claims: [], sources: [], checkers: [], checkedFrom: null, stage: 'tagging' });
  });
});

describe('isNotable', () => {
  it('is true of what did not stand as written', () => {
    expect(
      sample()
        .claims.filter(isNotable)
        .map(({ label }) => label),
    ).toEqual(['C2', 'C8', 'C10', 'C9']);
  });

  it('is true of a claim of which a fact did not stand, though what is left of it does', () => {
    const journal = new TestJournal(docOf('Rents', 'Rents rose by 40 per cent between 2015 and 2024.'));
    const claim = journal.tag('Rents rose by 40 per cent between 2015 and 2024');
    const [rose, when] = ['Rents rose by 40 per cent', 'The rise was between 2015 and 2024'].map((statement) => {
      const annotationId = testId();
      journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement });
      return annotationId;
    });
    const evidence = { evidenceId: testId(), sourceId: testId(), stance: 'supports', quote: '', locator: '', lookedAt: null };
    journal.send('evidence.linked', { annotationId: rose, ...evidence });
    journal.send('verdict.given', { annotationId: rose, verdict: { value: 'supported', rationale: '' }, basedOn: null });
    const setAside = { annotationId: when, checkState: 'cut', reason: 'The years go.', basedOn: null };
    journal.send('check.state-changed', setAside);
    expect(reportOn(journal).claims.filter(isNotable)).toMatchObject([
      { label: 'C1', standing: 'supported', remark: null, setAside: null },
    ]);
  });
});
