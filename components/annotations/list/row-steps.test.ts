import { beforeEach, describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { TagActions } from '@/lib/editor/tags/tag-actions';
import { nextShown, nextUncheckedShown } from './row-steps';
import { filterTags, noFilter } from './tag-filter';

const WORDS = ['The first bus', 'the second', 'the third', 'the fourth', 'the fifth'];

let tab: TestTab;
let actions: TagActions;
let ids: string[];

beforeEach(async () => {
  tab = new TestTab(new TestServer(docOf('Buses', `${WORDS.join(', ')}.`)));
  actions = new TagActions(tab.session, tab.history);
  ids = WORDS.map((words) => tab.tag(words));
  await tab.sync();
});

const all = () => ids.flatMap((id) => tab.session.annotations.get(id) ?? []);
const toCheck = () => filterTags(all(), { ...noFilter, status: 'untouched' });
/** Gives a verdict on the tag at a place, which is then the active one. */
const judge = (at: number) => {
  const verdict = { value: 'unproven', rationale: 'Nobody knows.' };
  tab.history.act('verdict.given', { annotationId: ids[at], verdict, basedOn: null });
  actions.activate(ids[at] ?? null);
};
const placeOf = (id: string | null) => ids.indexOf(id ?? '');
const step = (tags: readonly Annotation[], by: 1 | -1, at: number) => placeOf(nextShown(tags, ids[at] ?? null, by, actions));

describe('nextShown', () => {
  it('goes on from a tag that the filter has let go of as it was judged, each way', () => {
    judge(2);
    expect(toCheck().map(({ id }) => placeOf(id))).toEqual([0, 1, 3, 4]);
    expect([step(toCheck(), 1, 2), step(toCheck(), -1, 2)]).toEqual([3, 1]);
  });

  it('passes over what the list does not show, and stays at its ends', () => {
    for (const at of [1, 3, 4]) judge(at);
    expect([step(toCheck(), 1, 1), step(toCheck(), -1, 3), step(toCheck(), 1, 4), step(toCheck(), 1, 2), step(toCheck(), -1, 0)]).toEqual([
      2, 2, 2, 2, 0,
    ]);
    expect(nextShown([], ids[0] ?? null, 1, actions)).toBeNull();
  });

  it('goes by the rows where the active tag has one', () => {
    const [first, second, third] = all();
    const rows = [third, first, second].filter((one) => one !== undefined);
    expect([step(rows, 1, 2), step(rows, -1, 1)]).toEqual([0, 0]);
  });

  it('begins at the caret where no tag is active', () => {
    actions.visit(ids[3] ?? '');
    actions.activate(null);
    expect(placeOf(nextShown(toCheck(), null, 1, actions))).toBe(3);
  });
});

describe('nextUncheckedShown', () => {
  it('goes round among those that the list shows', () => {
    judge(2);
    const listed = () => all().filter((_, at) => [0, 2, 4].includes(at));
    const next = () => nextUncheckedShown(listed(), actions);
    expect(placeOf(next())).toBe(4);
    actions.activate(next());
    expect(placeOf(next())).toBe(0);
    judge(0);
    judge(4);
    expect(next).toThrow(/^Nothing in this list is left to check; outside it 2 are\.$/);
    expect(placeOf(actions.nextUnchecked())).toBe(1);
    judge(1);
    expect(next).toThrow(/^Nothing in this list is left to check; outside it 1 is\.$/);
    judge(3);
    expect(next).toThrow(/^Nothing in this list is left to check\.$/);
  });

  it('says of a list without claims what is left of those that it leaves out, and nothing of its own', () => {
    const opinions = filterTags(all(), { ...noFilter, kind: 'opinion' });
    expect(opinions).toEqual([]);
    expect(() => nextUncheckedShown(opinions, actions)).toThrow(/^Nothing in this list is left to check; outside it 5 are\.$/);
  });
});
