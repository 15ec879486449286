import { describe, expect, it } from 'vitest';
import { docOf, TestJournal } from '@/lib/domain/journal/journal.fixture';
import { readLabels, sayLabels } from './read-labels';

function tags() {
  const journal = new TestJournal(docOf('One', 'Two, three. Four.'));
  const [a, b, c] = [journal.tag('Two'), journal.tag('three'), journal.tag('Four', 'opinion')];
  return { a, b, c, journal, all: () => journal.state.annotations.values() };
}

describe('readLabels', () => {
  it('finds claims by their labels, however they are parted, each once', () => {
    const { a, b, all } = tags();
    expect(readLabels(' c2, C1;C2 ', all(), [])).toEqual({ ids: [b, a], unknown: [] });
    expect(readLabels('', all(), [])).toEqual({ ids: [], unknown: [] });
  });

  it('gives back what is no claim, and what was removed unless it is kept', () => {
    const { a, journal, all } = tags();
    journal.send('annotation.removed', { annotationId: a });
    expect(readLabels('C1 O1 C9', all(), [])).toEqual({ ids: [], unknown: ['C1', 'O1', 'C9'] });
    expect(readLabels('C1', all(), [a])).toEqual({ ids: [a], unknown: [] });
  });
});

describe('sayLabels', () => {
  it('names tags in one line that reads back', () => {
    const { a, b, all } = tags();
    const line = sayLabels([...all()].slice(0, 2));
    expect(line).toBe('C1, C2');
    expect(readLabels(line, all(), []).ids).toEqual([a, b]);
  });
});
