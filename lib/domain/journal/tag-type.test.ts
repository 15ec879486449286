import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateFromJson, stateToJson } from '../article-state';
import { typeOf } from '../tags/annotation';
import type { TagType } from '../tags/house-types';
import { plainTagTypes } from '../tags/plain-tag-types';
import { isTickedOnOther, sayType, shownItems } from '../tags/say-types';
import { sayTicked } from '../tags/tag-types';
import { articleSchema } from '../text/article-schema';
import { docOf, TestJournal, testId } from './journal.fixture';

let journal: TestJournal;
let claim: string;

const typeCalled = (name: string): TagType => {
  const found = plainTagTypes.types.find((one) => one.name === name);
  if (!found) throw new Error(`no type ${name}`);
  return found;
};
const [statistic, quotation, demand] = ['Statistic', 'Quotation', 'Demand'].map(typeCalled);
const fieldOf = (type: TagType | undefined, name: string) => type?.fields.find((one) => one.name === name)?.id ?? '';

beforeEach(() => {
  journal = new TestJournal(docOf('Fares', 'Fares rose by 8 per cent, and ridership fell.'));
  claim = journal.tag('Fares rose by 8 per cent');
});

const tag = () => journal.annotation(claim);
const basedOn = () => tag().typed?.basis.entryId ?? null;
const give = (type: TagType | undefined, fields: Record<string, string> = {}, more = {}, sender = {}) =>
  journal.send(
    'annotation.typed',
    { annotationId: claim, value: { typeId: type?.id ?? null, fields }, basedOn: basedOn(), ...more },
    sender,
  );
const tick = (doneIds: readonly string[], more = {}) =>
  journal.send('check.items-ticked', { annotationId: claim, doneIds, basedOn: tag().ticked?.basis.entryId ?? null, ...more });
const firstItems = (type: TagType | undefined, count: number) => (type?.checklist ?? []).slice(0, count).map(({ id }) => id);

describe('annotation.typed', () => {
  it('keeps the type with all that is needed to read it without the house', () => {
    give(statistic, { [fieldOf(statistic, 'Unit')]: ' per cent ', [fieldOf(statistic, 'Period')]: '' });
    const given = typeOf(tag());
    expect(given).toMatchObject({ name: 'Statistic', version: 0, fields: [{ name: 'Unit', kind: 'text', said: 'per cent' }] });
    expect(given && sayType(given)).toBe('Statistic (Unit: per cent)');
    expect(journal.entries.reduce(applyEntry, emptyState(journal.state.articleId)).annotations.get(claim)).toEqual(tag());
    expect(stateFromJson(JSON.parse(JSON.stringify(stateToJson(journal.state)))).annotations.get(claim)).toEqual(tag());
  });

  it('is read out with its days as the reader has them, and without a reader as they are stored', () => {
    give(quotation, { [fieldOf(quotation, 'Speaker')]: '2026-05-01', [fieldOf(quotation, 'Said on')]: '2026-05-01' });
    const given = typeOf(tag());
    expect(given && sayType(given)).toBe('Quotation (Speaker: 2026-05-01, Said on: 2026-05-01)');
    expect(given && sayType(given, (on) => `the day ${on}`)).toBe('Quotation (Speaker: 2026-05-01, Said on: the day 2026-05-01)');
  });

  it('refuses a value that is not of its field’s kind, a field of another type, and a type of another kind', () => {
    expect(() => give(statistic, { [fieldOf(statistic, 'Is an estimate')]: 'perhaps' })).toThrow('Is an estimate takes yes or no.');
    expect(() => give(quotation, { [fieldOf(quotation, 'Said on')]: 'in May' })).toThrow('Said on takes a date.');
    expect(() => give(statistic, { [fieldOf(quotation, 'Speaker')]: 'Ada' })).toThrow('Statistic has other fields now.');
    expect(() => give(demand)).toThrow('Demand is a type of proposals; C1 is none.');
    expect(() => give({ ...typeCalled('Date'), id: testId() })).toThrow('This house has no such type.');
  });

  it('refuses what was based on an older value, so that nobody’s choice is written over', () => {
    give(statistic);
    expect(() => give(quotation, {}, { basedOn: null })).toThrow('The type of C1 was changed since. It stays as it is.');
    expect(typeOf(tag())?.name).toBe('Statistic');
  });

  it('gives a retired type to no tag anew, and keeps it where it is', () => {
    const types = plainTagTypes.types.map((one) => ({ ...one, isRetired: one.id === statistic?.id }));
    const tagTypes = { version: 4, types };
    expect(() => give(statistic, {}, {}, { tagTypes })).toThrow('Statistic is not used any more.');
    give(statistic);
    give(statistic, { [fieldOf(statistic, 'Unit')]: 'euro' }, {}, { tagTypes });
    expect(typeOf(tag())).toMatchObject({ version: 4, fields: [{ said: 'euro' }] });
  });

  it('goes with the kind, and comes back with its undo', () => {
    give(statistic);
    tick(firstItems(statistic, 2));
    const before = tag();
    const change = { annotationId: claim, kind: 'opinion', basedOn: before.basis.kind.entryId };
    const changed = journal.send('annotation.kind-changed', change);
    expect(tag()).not.toHaveProperty('typed');
    expect(tag()).not.toHaveProperty('ticked');
    journal.send('annotation.kind-changed', { annotationId: claim, kind: 'claim', basedOn: changed, undoes: changed });
    expect(tag()).toMatchObject({ typed: before.typed, ticked: before.ticked });
  });
});

describe('check.items-ticked', () => {
  it('keeps all items as they read, and the words that were looked at', () => {
    give(statistic);
    tick(firstItems(statistic, 3));
    const { ticked } = tag();
    expect(ticked && sayTicked(ticked.items)).toBe('3 of 4');
    expect(ticked).toMatchObject({ words: 'Fares rose by 8 per cent', version: 0 });
    journal.edit(new Transform(journal.state.doc).insert(journal.rangeOf('8 per').from, articleSchema.text('1')));
    expect(tag().ticked?.words).toBe('Fares rose by 8 per cent');
  });

  it('goes with the type, and comes back with the undo of that', () => {
    give(statistic);
    tick(firstItems(statistic, 1));
    const changed = give(quotation);
    expect(tag().ticked).toBeUndefined();
    give(statistic, {}, { undoes: changed });
    expect(tag().ticked && sayTicked(tag().ticked?.items ?? [])).toBe('1 of 4');
  });

  it('stays where only a value of a field changes', () => {
    give(statistic);
    tick(firstItems(statistic, 1));
    give(statistic, { [fieldOf(statistic, 'Unit')]: 'per cent' });
    expect(tag().ticked).toBeDefined();
  });

  it('is refused for a tag without a type, and when based on an older one', () => {
    expect(() => tick([])).toThrow('C1 has no type, and so no checklist.');
    give(statistic);
    tick(firstItems(statistic, 1));
    expect(() => tick([], { basedOn: null })).toThrow('The checklist of C1 was changed since.');
  });

  it('is refused where the tag has another type by now, whose items nobody has looked at', () => {
    give(quotation);
    expect(() => tick(firstItems(statistic, 1))).toThrow('The checklist of C1 was changed since. Look at it once more.');
    expect(tag().ticked).toBeUndefined();
  });

  it('can be taken back though the house has taken an item out', () => {
    give(statistic);
    const [first = '', second = ''] = firstItems(statistic, 2);
    tick([first]);
    const ticked = tick([first, second]);
    const types = plainTagTypes.types.map((one) => ({ ...one, checklist: one.checklist.filter(({ id }) => id !== first) }));
    const undo = { annotationId: claim, doneIds: [first], basedOn: ticked, undoes: ticked };
    journal.send('check.items-ticked', undo, { tagTypes: { version: 5, types } });
    expect(tag().ticked && sayTicked(tag().ticked?.items ?? [])).toBe('0 of 3');
  });

  it('counts an item that reads otherwise by now as not done', () => {
    give(statistic);
    tick(firstItems(statistic, 1));
    const checklist = (statistic?.checklist ?? []).map((item) => ({ ...item, text: `${item.text}, twice` }));
    expect(sayTicked(shownItems(checklist, tag().ticked))).toBe('0 of 4');
  });

  it('tells a tick on another list than that of now: one with an item more, less or in other words', () => {
    const checklist = statistic?.checklist ?? [];
    give(statistic);
    const ticked = tick(firstItems(statistic, 2));
    const isOther = (list: typeof checklist) => isTickedOnOther(list, tag().ticked);
    expect(isOther(checklist)).toBe(false);
    expect(isOther(checklist.slice(1))).toBe(true);
    expect(isOther([...checklist, { id: testId(), text: 'Asked the office' }])).toBe(true);
    expect(isOther(checklist.map((item, index) => (index === 3 ? { ...item, text: 'Read' } : item)))).toBe(true);
    // Where nothing is ticked nothing was counted.
    tick([], ticked);
    expect(isOther(checklist.slice(1))).toBe(false);
  });
});
