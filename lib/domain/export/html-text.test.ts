import { expect, it } from 'vitest';
import { docOf } from '../journal/journal.fixture';
import { type MarkedStretch, renderText } from './html-text';

it('looks at each tag a few times, also where all of them are in one paragraph', () => {
  const count = 1_000;
  const doc = docOf('Buses', 'a b '.repeat(count).trim());
  let looks = 0;
  const stretches = Array.from({ length: count }, (_, index): MarkedStretch => {
    const [from, label] = [8 + index * 4, `C${index + 1}`];
    const look = (at: number) => {
      looks += 1;
      return at;
    };
    return {
      get from() {
        return look(from);
      },
      get to() {
        return look(from + 3);
      },
      ...{ kind: 'claim', label, slug: label, sign: '', spoken: label, id: null },
    };
  });
  const html = renderText(doc, stretches, 'ltr', '');
  expect(html.match(/data-tags="C\d+">a b</g)).toHaveLength(count);
  expect(looks).toBeLessThan(100 * count);
});
