import { describe, expect, it } from 'vitest';
import { docOf, TestJournal } from '@/lib/domain/journal/journal.fixture';
import type { TagType } from '@/lib/domain/tags/house-types';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import { NO_TYPE } from '../list/tag-filter';
import { countTypes } from './count-types';

const typeCalled = (name: string): TagType => {
  const found = plainTagTypes.types.find((one) => one.name === name);
  if (!found) throw new Error(`no type ${name}`);
  return found;
};
const [statistic, quotation, demand] = ['Statistic', 'Quotation', 'Demand'].map(typeCalled);

/** Two statistics, a quotation, and a claim without a type. */
function tags() {
  const journal = new TestJournal(docOf('Fares', 'Fares rose. Ridership fell. She said so. It rained.'));
  const types = [statistic, statistic, quotation, undefined];
  ['Fares rose', 'Ridership fell', 'She said so', 'It rained'].forEach((words, i) => {
    const annotationId = journal.tag(words);
    const typeId = types[i]?.id;
    if (typeId) journal.send('annotation.typed', { annotationId, value: { typeId, fields: {} }, basedOn: null });
  });
  return [...journal.state.annotations.values()];
}

const said = (...given: Parameters<typeof countTypes>) => countTypes(...given).map(({ label, count }) => `${label} ${count}`);

describe('countTypes', () => {
  it('counts the types that occur in the house’s order, and the tags without', () => {
    expect(said(tags(), plainTagTypes, null)).toEqual(['Quotation 1', 'Statistic 2', 'No type 1']);
  });

  it('is empty where no tag has a type', () => {
    const untyped = tags().filter(({ typed }) => !typed);
    expect(countTypes(untyped, plainTagTypes, null)).toEqual([]);
    expect(said(untyped, plainTagTypes, NO_TYPE)).toEqual(['No type 1']);
  });

  it('calls a type as the house does now, and one that it does not know as it was given', () => {
    const types = plainTagTypes.types.flatMap((one) => (one === quotation ? [] : [one === statistic ? { ...one, name: 'Figures' } : one]));
    expect(said(tags(), { types }, null)).toEqual(['Figures 2', 'Quotation 1', 'No type 1']);
  });

  it('keeps what is chosen where no tag has it any more', () => {
    expect(said(tags(), plainTagTypes, demand?.id ?? null)).toContain('Demand 0');
  });
});
