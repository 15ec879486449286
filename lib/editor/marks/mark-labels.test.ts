import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildLabels, changeLabels, labelAt, type MarkLabels } from './mark-labels';

const SLOTS = [...Array(920).keys()];
const flat = (labels: MarkLabels) => SLOTS.map((slot) => labelAt(labels, slot));

it('is a list of labels by slot, whatever is changed in whatever order', () => {
  const label = fc.option(fc.string());
  fc.assert(
    fc.property(fc.array(label, { maxLength: 600 }), fc.array(fc.tuple(fc.nat(900), label)), (given, changes) => {
      const expected = new Map([...given.entries(), ...changes]);
      const before = buildLabels(given);
      const after = changeLabels(before, new Map(changes));
      expect(flat(after)).toEqual(SLOTS.map((slot) => expected.get(slot) ?? null));
      expect(flat(before)).toEqual(SLOTS.map((slot) => given[slot] ?? null));
    }),
  );
});
