import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '../../article-state';
import { docOf, TestJournal, testId } from '../journal.fixture';
import { showEntries } from '../show-entries';

const WORDS = 'the next one is at 5.10';
const [elif, jonah, priya] = [testId(), testId(), testId()];

let journal: TestJournal;
let c1: string;
let c2: string;
let c3: string;

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));
  [c1, c2, c3] = [journal.tag(WORDS), journal.tag(WORDS), journal.tag(WORDS)];
});

const merge = (annotationId: string, intoId: string, actorId: string) =>
  journal.send('annotation.merged', { annotationId, intoId }, { actorId });
const unmerge = (annotationId: string, intoId: string, undoes: string, actorId: string) =>
  journal.send('annotation.unmerged', { annotationId, intoId, undoes }, { actorId });

function comment(fields: object): string {
  const threadId = testId();
  journal.send('comment', { threadId, commentId: testId(), text: 'Is that so?', ...fields }, { actorId: elif });
  return threadId;
}

const aboutOf = (threadId: string) => journal.state.threads.get(threadId)?.about;

function expectReplayed() {
  const stored: TestJournal['entries'] = JSON.parse(JSON.stringify(journal.entries));
  expect(stateToJson(stored.reduce(applyEntry, emptyState(journal.state.articleId)))).toEqual(stateToJson(journal.state));
}

describe('a comment on a tag that was merged away before it came', () => {
  it('goes to the tag that stayed, and home with the undo', () => {
    const merged = merge(c2, c1, priya);
    const thread = comment({ about: 'tag', annotationId: c2 });
    expect(aboutOf(thread)).toEqual({ on: 'tag', annotationId: c1, mergedFrom: [c2] });
    unmerge(c2, c1, merged, priya);
    expect(aboutOf(thread)).toEqual({ on: 'tag', annotationId: c2 });
    expectReplayed();
  });

  it('goes along from merge to merge, and back by each', () => {
    const [first, second] = [merge(c3, c2, jonah), merge(c2, c1, priya)];
    const thread = comment({ about: 'tag', annotationId: c3 });
    expect(aboutOf(thread)).toEqual({ on: 'tag', annotationId: c1, mergedFrom: [c3, c2] });
    unmerge(c2, c1, second, priya);
    unmerge(c3, c2, first, jonah);
    expect(aboutOf(thread)).toEqual({ on: 'tag', annotationId: c3 });
    expectReplayed();
  });

  it('is no other than a query there, of which those who see no drafts are told nothing', () => {
    merge(c2, c1, priya);
    const threadId = testId();
    journal.send('query.asked', { threadId, commentId: testId(), annotationId: c2, text: 'Which bus?' });
    expect(aboutOf(threadId)).toEqual({ on: 'tag', annotationId: c1, mergedFrom: [c2] });
    expect(JSON.stringify(showEntries(journal.entries.slice(-1), { seesDrafts: false }, () => false))).not.toContain(c2);
    expectReplayed();
  });

  it('is answered where it went', () => {
    const thread = comment({ about: 'tag', annotationId: c2 });
    merge(c2, c1, priya);
    comment({ about: 'thread', threadId: thread });
    expect(journal.state.threads.get(thread)?.comments).toHaveLength(2);
  });
});

describe('an answer in a thread that stayed on a tag when that was merged away', () => {
  /** Comments that came after a merge were stored so until they followed it. */
  function leftBehind(): string {
    const thread = comment({ about: 'article' });
    const stays = journal.state.threads.get(thread);
    if (!stays) throw new Error('The thread is there.');
    const moved = { ...stays, about: { on: 'tag' as const, annotationId: c3 } };
    journal.state = { ...journal.state, threads: journal.state.threads.with([moved]) };
    return thread;
  }

  it('is sent to where its tag went, from merge to merge', () => {
    merge(c3, c2, jonah);
    merge(c2, c1, priya);
    const thread = leftBehind();
    expect(() => comment({ about: 'thread', threadId: thread })).toThrow('C3 was merged into C1 since. Comment on C1.');
  });
});

describe('a comment on a tag that was removed before it came', () => {
  const refused = 'was removed. Comment on its words, or on it again once it is restored.';

  it('is refused, with an answer in a thread there: nobody would see it', () => {
    const thread = comment({ about: 'tag', annotationId: c2 });
    journal.send('annotation.removed', { annotationId: c2 });
    expect(() => comment({ about: 'tag', annotationId: c2 })).toThrow(`C2 ${refused}`);
    expect(() => comment({ about: 'thread', threadId: thread })).toThrow(`C2 ${refused}`);
    journal.send('annotation.restored', { annotationId: c2 });
    comment({ about: 'thread', threadId: thread });
    expect(journal.state.threads.get(thread)?.comments).toHaveLength(2);
  });

  it('is refused where the tag that stayed was removed since', () => {
    merge(c2, c1, priya);
    journal.send('annotation.removed', { annotationId: c1 });
    expect(() => comment({ about: 'tag', annotationId: c2 })).toThrow(`C1 ${refused}`);
  });

  it('is stored where it is a query, which has a page of its own', () => {
    const threadId = testId();
    journal.send('annotation.removed', { annotationId: c2 });
    journal.send('query.asked', { threadId, commentId: testId(), annotationId: c2, text: 'Which bus?' });
    journal.send('queries.sent', { threadIds: [threadId], toId: null });
    comment({ about: 'thread', threadId });
    expect(journal.state.threads.get(threadId)?.comments).toHaveLength(2);
  });
});

describe('the undo of a merge whose tag was merged on since', () => {
  it('is refused by name, so that nothing is doubled, and goes once that is undone', () => {
    const thread = comment({ about: 'tag', annotationId: c3 });
    const verdict = { value: 'unproven', rationale: 'No timetable.' };
    journal.send('verdict.given', { annotationId: c3, verdict, basedOn: null }, { actorId: elif });
    const [first, second] = [merge(c3, c2, jonah), merge(c2, c1, priya)];
    const before = stateToJson(journal.state);
    expect(() => unmerge(c3, c2, first, jonah)).toThrow('C2 was merged into C1 since. Until that is undone, C3 stays in it.');
    expect(stateToJson(journal.state)).toEqual(before);
    unmerge(c2, c1, second, priya);
    unmerge(c3, c2, first, jonah);
    expect([c1, c2, c3].map((id) => journal.annotation(id).verdict?.byId ?? null)).toEqual([null, null, elif]);
    expect(aboutOf(thread)).toEqual({ on: 'tag', annotationId: c3 });
  });

  it('goes where that tag was removed by itself', () => {
    const merged = merge(c3, c2, jonah);
    journal.send('annotation.removed', { annotationId: c2 }, { actorId: priya });
    unmerge(c3, c2, merged, jonah);
    expect(journal.annotation(c3).isRemoved).toBe(false);
  });
});

describe('work on a tag that was merged away before it came', () => {
  const sentence = (gone: string, into: string) => `${gone} was merged into ${into} since. Do it on ${into}, if it is still to be done.`;
  const verdict = { value: 'unproven', rationale: 'No timetable.' };
  const late: [type: string, work: object][] = [
    ['evidence.linked', { evidenceId: testId(), sourceId: testId(), stance: 'context', quote: 'a' }],
    ['verdict.given', { verdict, basedOn: null }],
    ['annotation.typed', { value: { typeId: null }, basedOn: null }],
    ['annotation.stated', { statement: 'It leaves at 17.10.', basedOn: null }],
    ['annotation.kind-changed', { kind: 'opinion', basedOn: null }],
    ['annotation.span-changed', { how: 'confirmed' }],
    ['check.state-changed', { checkState: 'checking', basedOn: null }],
    ['check.assigned', { value: { personId: null }, basedOn: null }],
    ['check.second-given', { second: verdict, verdictEntryId: null, basedOn: null }],
  ];

  it.each(late)('is refused with the name of the tag where it can be done: %s', (type, work) => {
    merge(c2, c1, priya);
    expect(() => journal.send(type, { annotationId: c2, ...work }, { may: () => true })).toThrow(sentence('C2', 'C1'));
  });

  it('is refused of a relation to it and of a second merge, too, whichever end is gone', () => {
    merge(c2, c1, priya);
    const one = { relationId: testId(), kind: 'supports' };
    expect(() => journal.send('relation.made', { annotationId: c2, toId: c3, ...one })).toThrow(sentence('C2', 'C1'));
    expect(() => journal.send('relation.made', { annotationId: c3, toId: c2, ...one })).toThrow(sentence('C2', 'C1'));
    expect(() => merge(c2, c1, jonah)).toThrow(sentence('C2', 'C1'));
    expect(() => merge(c3, c2, jonah)).toThrow(sentence('C2', 'C1'));
  });

  it('is sent to where the last of several merges went', () => {
    merge(c3, c2, jonah);
    merge(c2, c1, priya);
    const work = { verdict, basedOn: null };
    expect(() => journal.send('verdict.given', { annotationId: c3, ...work })).toThrow(sentence('C3', 'C1'));
  });

  it('is refused as before where the tag was removed by itself', () => {
    journal.send('annotation.removed', { annotationId: c2 });
    const work = { verdict, basedOn: null };
    expect(() => journal.send('verdict.given', { annotationId: c2, ...work })).toThrow('C2 was removed. Restore it to change it.');
  });
});

describe('a removal of a tag that was merged away before it came', () => {
  const remove = (annotationId: string, actorId: string) => journal.send('annotation.removed', { annotationId }, { actorId });

  it('is refused by name, and brings no double back by its undo', () => {
    const merged = merge(c2, c1, priya);
    expect(() => remove(c2, jonah)).toThrow('C2 was merged into C1 since. Remove C1 if that should go.');
    for (const undoes of [null, merged]) {
      const restore = () => journal.send('annotation.restored', { annotationId: c2, undoes }, { actorId: priya });
      expect(restore).toThrow('C2 was merged into C1 since. C2 comes back when that is undone.');
    }
    unmerge(c2, c1, merged, priya);
    expect(journal.annotation(c2).isRemoved).toBe(false);
    remove(c2, jonah);
    expect(journal.annotation(c2).isRemoved).toBe(true);
  });

  it('names the tag where the last of several merges went', () => {
    merge(c3, c2, jonah);
    merge(c2, c1, priya);
    expect(() => remove(c3, elif)).toThrow('C3 was merged into C1 since. Remove C1 if that should go.');
  });

  it('is stored where somebody else removed it, and the undo of the later one brings it back', () => {
    const first = remove(c2, priya);
    const second = remove(c2, jonah);
    const restore = (undoes: string, actorId: string) => journal.send('annotation.restored', { annotationId: c2, undoes }, { actorId });
    expect(() => restore(first, priya)).toThrow('The presence of C2 was changed since.');
    restore(second, jonah);
    expect(journal.annotation(c2).isRemoved).toBe(false);
  });
});
