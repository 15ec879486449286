import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '../../article-state';
import { seenBy } from '../../talk/query';
import { removedIn } from '../../talk/thread';
import { docOf, TestJournal, testId } from '../journal.fixture';
import { showEntries } from '../show-entries';

let journal: TestJournal;
let from: string;
let into: string;

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));
  [into, from] = [journal.tag('the next one is at 5.10'), journal.tag('the next one is at 5.10')];
});

function ask(): string {
  const threadId = testId();
  journal.send('query.asked', { threadId, commentId: testId(), annotationId: from, text: 'Which bus?' });
  return threadId;
}

function comment(): string {
  const threadId = testId();
  journal.send('comment', { about: 'tag', annotationId: from, threadId, commentId: testId(), text: 'Look at the timetable.' });
  return threadId;
}

const merge = () => journal.send('annotation.merged', { annotationId: from, intoId: into });
const unmerge = (undoes: string) => journal.send('annotation.unmerged', { annotationId: from, intoId: into, undoes });
const aboutOf = (threadId: string) => journal.state.threads.get(threadId)?.about;
/** The newest entry as a viewer gets it. */
const told = (seesDrafts: boolean) => showEntries(journal.entries.slice(-1), { seesDrafts }, () => false)[0]?.payload;

describe('the threads of a tag that is merged', () => {
  it('go with it and come back, and which of them are drafts is told to who sees drafts alone', () => {
    const [draft, thread] = [ask(), comment()];
    const merged = merge();
    expect([draft, thread].map(aboutOf)).toEqual(Array(2).fill({ on: 'tag', annotationId: into, mergedFrom: [from] }));
    expect(told(true)).toMatchObject({ gain: { threadIds: [thread], draftIds: [draft] } });
    expect(JSON.stringify(told(false))).not.toContain(draft);
    expect(told(false)).toMatchObject({ gain: { threadIds: [thread] } });
    unmerge(merged);
    expect([draft, thread].map(aboutOf)).toEqual(Array(2).fill({ on: 'tag', annotationId: from }));
    expect(told(true)).toMatchObject({ loss: { threadIds: [thread], draftIds: [draft] } });
    expect(JSON.stringify(told(false))).not.toContain(draft);
  });

  it('are told whole where none is a draft', () => {
    const sent = ask();
    journal.send('queries.sent', { threadIds: [sent], toId: null });
    const merged = merge();
    expect(told(false)).toEqual(told(true));
    expect(told(false)).toMatchObject({ gain: { threadIds: [sent] } });
    unmerge(merged);
    expect(told(false)).toEqual(told(true));
  });

  it('are where they are for who sees no drafts too, once a draft is sent that went with one', () => {
    const draft = ask();
    merge();
    journal.send('queries.sent', { threadIds: [draft], toId: null });
    const shown = showEntries(journal.entries, { seesDrafts: false }, removedIn(journal.state));
    const replayed = shown.reduce(applyEntry, emptyState(journal.state.articleId));
    expect(stateToJson(replayed)).toEqual(stateToJson(seenBy(journal.state, { seesDrafts: false })));
    expect(replayed.threads.get(draft)?.about).toEqual({ on: 'tag', annotationId: into, mergedFrom: [from] });
  });

  it('go in journals from before, in which drafts were named among the others', () => {
    const [draft, thread] = [ask(), comment()];
    merge();
    const before = journal.entries.slice(0, -1).reduce(applyEntry, emptyState(journal.state.articleId));
    const [last] = journal.entries.slice(-1);
    if (!last) throw new Error('no merge');
    const { gain, ...payload } = Object(last.payload);
    const { draftIds: _draftIds, ...others } = gain;
    const old = { ...last, payload: { ...payload, gain: { ...others, threadIds: [draft, thread] } } };
    expect(stateToJson(applyEntry(before, { ...old, seq: last.seq })).threads).toEqual(stateToJson(journal.state).threads);
  });
});
