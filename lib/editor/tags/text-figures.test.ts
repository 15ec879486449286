import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { TestServer, TestTab } from '../session/session.fixture';
import { countFigures, type TextFigures } from './text-figures';

function figuresOf(tab: TestTab): TextFigures {
  const counting = countFigures(tab.host.state, (id) => tab.session.annotations.get(id), 'en');
  for (;;) {
    const step = counting.next();
    if (step.done) return step.value;
  }
}

describe('countFigures', () => {
  it('names the paragraphs that nobody has seen whole, as checkers cite them', () => {
    const tab = new TestTab(new TestServer(docOf('Night buses', 'One went. Two stayed.', 'Nobody asked.', 'It rained.')));
    tab.tag('Night buses', 'opinion');
    tab.tag('stayed');
    tab.tag('Nobody asked.', 'clear');
    const { coverage, unseen } = figuresOf(tab);
    expect(coverage).toEqual({ sentences: 5, seen: 3 });
    expect(unseen.map(({ locator, sentences, seen }) => [locator, seen, sentences])).toEqual([
      ['¶1', 1, 2],
      ['¶3', 0, 1],
    ]);
  });
});
