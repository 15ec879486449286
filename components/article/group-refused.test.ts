import { describe, expect, it } from 'vitest';
import { testId } from '@/lib/domain/journal/journal.fixture';
import { groupRefused } from './group-refused';

const STRANGER = 'This person does not check on this desk. Choose someone who does.';
const [disa, jonah] = [testId(), testId()];
const refused = (type: string, payload: object, reason = STRANGER) => ({ item: { id: testId(), type, payload: { ...payload } }, reason });
const given = (personId: string, reason?: string) =>
  refused('check.assigned', { annotationId: testId(), value: { personId }, basedOn: testId() }, reason);
const noneApart = () => false;

describe('groupRefused', () => {
  it('puts together what gave many claims to one person, where the first of it is', () => {
    const [one, two, three] = [given(disa), given(disa), given(disa)];
    const other = given(jonah);
    expect(groupRefused([one, other, two, three], noneApart)).toEqual([[one, two, three], [other]]);
  });

  it('leaves apart another reason, what was not given to anybody, what is of no tag, and what there is something to do about', () => {
    const apart = given(disa);
    const all = [
      given(disa),
      given(disa, 'C2 was removed.'),
      refused('check.state-changed', { annotationId: testId(), checkState: 'cut', reason: 'No room.' }),
      refused('check.state-changed', { annotationId: testId(), checkState: 'cut', reason: 'No room.' }),
      refused('text', { text: 'A slow ferry' }),
      refused('text', { text: 'A slow ferry' }),
      apart,
    ];
    expect(groupRefused(all, (one) => one === apart)).toEqual(all.map((one) => [one]));
  });
});
