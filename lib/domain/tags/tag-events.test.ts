import { expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { tagEvents } from './tag-events';

it('tells who tagged, linked and judged, earlier verdicts too, the newest first', () => {
  const journal = new TestJournal(docOf('Night buses', 'The last bus left.'));
  const annotationId = testId();
  const range = { from: 14, to: 26, exact: 'The last bus', prefix: 'Night buses\n', suffix: ' left.' };
  journal.send('annotation.created', { annotationId, kind: 'claim', ranges: [range] });
  const give = (value: string, rationale: string, basedOn: string | null) =>
    journal.send('verdict.given', { annotationId, verdict: { value, rationale }, basedOn });
  const first = give('unproven', 'No book of that year.', null);
  give('partly', 'In summer alone.', first);
  const annotation = journal.annotation(annotationId);
  const at = (second: number) => `2026-01-02T03:04:0${second}.000Z`;
  const [past] = annotation.pastVerdicts.filter(({ verdict }) => verdict !== null);
  if (!annotation.verdict || !past?.verdict) throw new Error('two verdicts were given');
  const events = tagEvents({
    ...annotation,
    at: at(1),
    pastVerdicts: [{ ...past, verdict: { ...past.verdict, at: at(2) } }],
    verdict: { ...annotation.verdict, at: at(3) },
  });
  expect(events.map((event) => ('verdict' in event ? [event.verdict.value, event.note] : [event.what]))).toEqual([
    ['partly', 'In summer alone.'],
    ['unproven', 'No book of that year.'],
    ['tagged'],
  ]);
});

it('puts what came at one time in the order in which it is done, the last first', () => {
  const journal = new TestJournal(docOf('Night buses', 'The last bus left.'));
  const annotationId = testId();
  const range = { from: 14, to: 26, exact: 'The last bus', prefix: 'Night buses\n', suffix: ' left.' };
  journal.send('annotation.created', { annotationId, kind: 'claim', ranges: [range] });
  journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'why' }, basedOn: null });
  const annotation = journal.annotation(annotationId);
  if (!annotation.verdict) throw new Error('a verdict was given');
  const events = tagEvents({ ...annotation, verdict: { ...annotation.verdict, at: annotation.at } });
  expect(events.map(({ what }) => what)).toEqual(['judged', 'tagged']);
});

it('tells who linked a source and who changed it', () => {
  const journal = new TestJournal(docOf('Night buses', 'The last bus left.'));
  const [annotationId, evidenceId, jonah] = [journal.tag('The last bus'), testId(), testId()];
  const about = { annotationId, evidenceId, stance: 'supports' };
  const basedOn = journal.send('evidence.linked', { ...about, sourceId: testId() });
  journal.send('evidence.changed', { ...about, quote: 'At noon.', basedOn }, { actorId: jonah, now: '2026-01-02T03:05:00.000Z' });
  const events = tagEvents(journal.annotation(annotationId));
  expect(events.map(({ what, byId }) => [what, byId])).toEqual([
    ['changed', jonah],
    ['linked', journal.actorId],
    ['tagged', journal.actorId],
  ]);
});

it('tells who changed words without changing what they say', () => {
  const journal = new TestJournal(docOf('Night buses', 'The last bus left at 5%.'));
  const annotationId = journal.tag('The last bus left at 5%');
  journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'why' }, basedOn: null });
  const { from, to } = journal.rangeOf('5%');
  const editorId = testId();
  const steps = [{ stepType: 'replace', from, to, slice: { content: [{ type: 'text', text: '5 per cent' }] } }];
  journal.send('text', { steps }, { actorId: editorId, now: '2026-01-02T03:05:00.000Z' });
  const [newest] = tagEvents(journal.annotation(annotationId));
  expect(newest).toEqual({ what: 'held', changes: ['numbers'], byId: editorId, at: '2026-01-02T03:05:00.000Z' });
});

it('tells who looked again and who decided, each once', () => {
  const journal = new TestJournal(docOf('Night buses', 'The last bus left.'));
  const id = journal.tag('The last bus');
  const at = (second: number) => ({ now: `2026-01-02T03:04:0${second}.000Z` });
  const verdict = { value: 'unproven', rationale: 'why' };
  const verdictEntryId = journal.send('verdict.given', { annotationId: id, verdict, basedOn: null }, at(1));
  const second = { value: 'partly', rationale: 'so' };
  const looked = { actorId: testId(), ...at(2) };
  const secondEntryId = journal.send('check.second-given', { annotationId: id, verdictEntryId, second, basedOn: null }, looked);
  journal.send(
    'check.adjudicated',
    { annotationId: id, secondEntryId, took: 'second', rationale: 'as I see it' },
    { actorId: testId(), ...at(3) },
  );
  const events = tagEvents(journal.annotation(id));
  const told = events.map((event) => ('verdict' in event ? `${event.what} ${event.verdict.value}` : event.what));
  expect(told).toEqual(['tagged', 'decided', 'judged partly', 'judged unproven']);
  expect(events.map((event) => ('note' in event ? event.note : null))).toEqual([null, 'as I see it', 'so', 'why']);
});

it('tells of a first verdict as that, where a merge brought it beside what was taken', () => {
  const journal = new TestJournal(docOf('Night buses', 'The last bus left.'));
  const [id, into] = [journal.tag('The last bus'), journal.tag('The last bus')];
  const [jonah, priya] = [testId(), testId()];
  const at = (second: number) => ({ now: `2026-01-02T03:04:0${second}.000Z` });
  const given = { annotationId: id, verdict: { value: 'unproven', rationale: 'why' }, basedOn: null };
  const verdictEntryId = journal.send('verdict.given', given, at(1));
  const found = { annotationId: id, verdictEntryId, second: { value: 'partly', rationale: 'so' }, basedOn: null };
  const secondEntryId = journal.send('check.second-given', found, { actorId: jonah, ...at(2) });
  const decision = { annotationId: id, secondEntryId, took: 'second', rationale: 'as I see it' };
  journal.send('check.adjudicated', decision, { actorId: priya, ...at(3) });
  journal.send('annotation.merged', { annotationId: id, intoId: into }, at(4));
  const told = () =>
    tagEvents(journal.annotation(into)).map((event) => ('verdict' in event ? `${event.what} ${event.verdict.value}` : event.what));
  expect(told()).toEqual(expect.arrayContaining(['judged partly', 'judged unproven']));
  expect(told().some((one) => one.startsWith('looked-again'))).toBe(false);
  // And once it is behind another one.
  const basedOn = journal.annotation(into).basis.verdict?.entryId;
  journal.send(
    'verdict.given',
    { annotationId: into, verdict: { value: 'unproven', rationale: 'no' }, basedOn },
    { actorId: jonah, ...at(5) },
  );
  expect(told().some((one) => one.startsWith('looked-again'))).toBe(false);
});
