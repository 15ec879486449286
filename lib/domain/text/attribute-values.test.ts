import { describe, expect, it } from 'vitest';
import { articleSchema } from './article-schema';
import { isAttributeOfNodes, isAttributeValue, isValueOfNodes } from './attribute-values';

const attributes = [...Object.values(articleSchema.nodes), ...Object.values(articleSchema.marks)].flatMap(({ name, spec }) =>
  Object.entries(spec.attrs ?? {}).map(([attribute, { default: plain }]) => ({ name, attribute, plain })),
);
const rubbish = ['Jane Doe was convicted', '<x>', {}, [], [[1]], true, 1.5, Number.NaN, undefined];

type Written = readonly [of: string, attribute: string, value: unknown];

/** As editors and imports write them. */
const written: readonly Written[] = [
  ...[1, 2, 3, 4, 5, 6].map((level): Written => ['heading', 'level', level]),
  ...[null, 0, -5, 1, 999_999_999, -4, 1e11].map((start): Written => ['orderedList', 'start', start]),
  ...[null, '1', 'a', 'A', 'i', 'I', 'disc', 'lower-roman', 'decimal'].map((type): Written => ['orderedList', 'type', type]),
  ['tableCell', 'colspan', 1000],
  ['tableHeader', 'rowspan', 2],
  ['link', 'href', 'https://example.org/'],
];

describe('isAttributeValue', () => {
  it.each(attributes)('knows $attribute of $name: it may be what it is by itself, and no rubbish', ({ name, attribute, plain }) => {
    if (name !== 'link') expect(isAttributeValue(name, attribute, plain)).toBe(true);
    for (const value of rubbish) expect(isAttributeValue(name, attribute, value)).toBe(false);
  });

  it.each(written)('lets %s have %s %s', (of, attribute, value) => {
    expect(isAttributeValue(of, attribute, value)).toBe(true);
    expect(isValueOfNodes(attribute, value)).toBe(of !== 'link');
  });

  it('knows no attributes but these', () => {
    for (const [of, attribute] of [
      ['paragraph', 'level'],
      ['heading', 'start'],
      ['heading', 'constructor'],
      ['constructor', 'name'],
    ]) {
      expect(isAttributeValue(of ?? '', attribute ?? '', 1)).toBe(false);
    }
    expect([isAttributeOfNodes('level'), isAttributeOfNodes('constructor'), isAttributeOfNodes('secret')]).toEqual([true, false, false]);
  });
});
