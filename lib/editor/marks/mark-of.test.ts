import { Transform } from '@tiptap/pm/transform';
import { expect, it } from 'vitest';
import { plainCheckRules } from '@/lib/domain/checks/check-rules';
import { docOf, TestJournal } from '@/lib/domain/journal/journal.fixture';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { describeMark } from './mark-decorations';
import { packLook, unpackLook } from './mark-look';
import { markOf } from './mark-of';

/** What is said where the mark of a tag begins. */
function spokenOf(annotation: Annotation): string | null {
  const look = unpackLook(packLook(markOf(annotation)), annotation.label);
  return look && describeMark({ ...look, places: 1 });
}

it('A mark says whether its words changed or what its claim is said to say, also after it was a number', () => {
  const journal = new TestJournal(docOf('Rents', 'They rose by 40 per cent, and nobody built.'));
  const annotationId = journal.tag('They rose by 40 per cent');
  const spoken = () => spokenOf(journal.annotation(annotationId));
  journal.send('verdict.given', { annotationId, basedOn: null, verdict: { value: 'partly', rationale: 'As it is.' } });
  expect(spoken()).toBe('claim 1, partly');
  journal.send('annotation.stated', { annotationId, statement: 'Rents fell', basedOn: null });
  expect(spoken()).toBe('claim 1, says something else now');
  const { from, to } = journal.rangeOf('40');
  journal.edit(new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text('60')));
  expect(spoken()).toBe('claim 1, text changed');
});

it('A mark says of a verdict that others are still to look at that it is not settled', () => {
  const journal = new TestJournal(docOf('Rents', 'They rose by 40 per cent, and nobody built.'));
  const annotationId = journal.tag('They rose by 40 per cent');
  const verdict = { value: 'partly', rationale: 'As it is.' };
  journal.send('verdict.given', { annotationId, basedOn: null, verdict }, { rules: { ...plainCheckRules, secondCheck: true } });
  expect(spokenOf(journal.annotation(annotationId))).toBe('claim 1, partly, not settled');
});
