import { describe, expect, it } from 'vitest';
import { plainScale, withNewIds } from '@/lib/domain/verdicts/verdict-scale';
import { afterKeeping } from './after-keeping';

const { grades } = plainScale;
const [first, ...rest] = grades;
if (!first) throw new Error('no verdicts');
const sent = [{ ...first, name: 'True' }, ...rest];
const kept = withNewIds(plainScale, sent, () => 'g-new');

describe('afterKeeping', () => {
  it('takes over what was kept where nobody has typed since', () => {
    expect(kept[0]).toMatchObject({ id: 'g-new', name: 'True' });
    expect(afterKeeping(sent, sent, kept)).toEqual(kept);
  });

  it('leaves what was typed meanwhile, under the id of what was kept', () => {
    const now = [{ ...first, name: 'True', definition: 'It is so.' }, ...rest];
    expect(afterKeeping(now, sent, kept)).toEqual([{ ...now[0], id: 'g-new' }, ...kept.slice(1)]);
  });

  it('leaves what was moved, added and removed meanwhile', () => {
    const added = { ...first, id: 'g-added', name: 'Half' };
    const now = [added, ...rest.slice(1), ...sent.slice(0, 1)];
    expect(afterKeeping(now, sent, kept)).toEqual([added, ...kept.slice(2), kept[0]]);
  });
});
