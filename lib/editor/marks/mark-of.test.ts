import { Transform } from '@tiptap/pm/transform';
import { expect, it } from 'vitest';
import { docOf, TestJournal } from '@/lib/domain/journal/journal.fixture';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { describeMark } from './mark-decorations';
import { packLook, unpackLook } from './mark-look';
import { markOf } from './mark-of';

it('A mark says whether its words changed or what its claim is said to say, also after it was a number', () => {
  const journal = new TestJournal(docOf('Rents', 'They rose by 40 per cent, and nobody built.'));
  const annotationId = journal.tag('They rose by 40 per cent');
  const spoken = () => {
    const look = unpackLook(packLook(markOf(journal.annotation(annotationId))), 'C1');
    return look && describeMark({ ...look, places: 1 });
  };
  journal.send('verdict.given', { annotationId, basedOn: null, verdict: { value: 'partly', rationale: 'As it is.' } });
  expect(spoken()).toBe('claim 1, partly');
  journal.send('annotation.stated', { annotationId, statement: 'Rents fell', basedOn: null });
  expect(spoken()).toBe('claim 1, says something else now');
  const { from, to } = journal.rangeOf('40');
  journal.edit(new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text('60')));
  expect(spoken()).toBe('claim 1, text changed');
});
