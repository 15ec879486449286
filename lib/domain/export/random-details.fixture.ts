import { quoteRange, type Span } from '../anchors/anchor';
import { checkMethods } from '../checks/check-methods';
import type { Annotation } from '../tags/annotation';
import { checkOf } from '../tags/annotation';
import { articleSchema } from '../text/article-schema';
import { type JournalWriter, testId } from './journal-writer.fixture';
import { pickAt } from './pick-at.fixture';

interface Work {
  /** Shares: what is changed, and how. */
  places: readonly [number, number, number, number];
  text: string;
  person: string;
}

const people = [testId(9, 1), testId(9, 2), testId(9, 3), null];

/** Says who checks a claim, who looks again, by when or how; half of it without having seen what was said last, or taken back. */
export function planCheck(journal: JournalWriter, { id: annotationId, check }: Annotation, { places: [a, b, c], person }: Work): void {
  const { basis } = checkOf({ check });
  const [type, last, value] = planned();
  const undoes = c < 0.2 && last?.byId === person ? { undoes: last.entryId } : {};
  journal.append(type, { annotationId, basedOn: c < 0.7 ? (last?.entryId ?? null) : null, value, ...undoes }, person);

  function planned() {
    if (a < 0.3) return ['check.assigned', basis.assignee, { personId: pickAt(people, b) ?? null }] as const;
    if (a < 0.6) return ['check.second-assigned', basis.secondChecker, { personId: pickAt(people, b) ?? null }] as const;
    if (a < 0.8)
      return ['check.due-set', basis.due, { dueAt: b < 0.3 ? null : `2026-03-0${1 + Math.floor(b * 9)}T10:00:00.000Z` }] as const;
    const methods = Object.keys(checkMethods).filter((_, at) => (at + Math.floor(b * 9)) % 3 === 0);
    return ['check.methods-set', basis.methods, { methods }] as const;
  }
}

/** Says something else of a source of a tag, or links one again that was unlinked. */
export function changeEvidence(
  journal: JournalWriter,
  { id: annotationId, evidence, removedEvidence = [] }: Annotation,
  { places: [a, b, c], text, person }: Work,
): void {
  const [gone, one] = [removedEvidence[0], pickAt(evidence, b)];
  if (gone && a < 0.4) journal.append('evidence.relinked', { annotationId, evidenceId: gone.id }, person);
  else if (one) {
    const said = { stance: c < 0.5 ? 'context' : 'supports', quote: text, locator: c < 0.5 ? text : '', lookedAt: null };
    const origins = c < 0.3 ? { tier: null, origin: null } : { tier: 'secondary', origin: text };
    journal.append('evidence.changed', { annotationId, evidenceId: one.id, basedOn: one.entryId, ...said, ...origins }, person);
  }
}

/** Its author proposes other words for more or fewer words. */
export function rewordSuggestion(journal: JournalWriter, which: number, { text, span }: { text: string; span: Span | null }): void {
  const suggestion = pickAt([...journal.state.suggestions.values()], which);
  if (!suggestion || !span) return;
  const ranges = [quoteRange(journal.state.doc, span.from, span.to)];
  journal.append('suggestion.changed', { suggestionId: suggestion.id, ranges, replacement: `${text}.`, note: text }, suggestion.byId);
}

/** Keeps the moment under a name, or says something else of the article. */
export function changeDetails(journal: JournalWriter, { places: [a, b], text, person }: Work): void {
  if (a < 0.5) journal.append('revision.made', { name: text }, person);
  else if (a < 0.8)
    journal.append(
      'article.details-changed',
      { byline: text, direction: b < 0.5 ? 'rtl' : 'ltr', language: b < 0.5 ? 'he' : 'en' },
      person,
    );
  else journal.append('article.author-named', { authorId: pickAt(people, b) ?? null }, person, true);
}

/** Makes words bold or small, breaks a paragraph or a line, or joins two paragraphs. */
export function changeForm(journal: JournalWriter, span: Span | null, { places: [a], person }: Work): void {
  if (!span) return;
  const { from, to } = span;
  journal.edit((tr) => {
    const { parent } = tr.doc.resolve(from);
    if (a < 0.3) tr.addMark(from, to, articleSchema.mark(a < 0.2 ? 'bold' : 'superscript'));
    else if (a < 0.5) tr.removeMark(from, to);
    else if (a < 0.7) tr.insert(from, articleSchema.node('hardBreak'));
    else if (parent.type.name !== 'paragraph') return;
    else if (a < 0.9) tr.split(from);
    else {
      const end = tr.doc.resolve(from).end();
      if (tr.doc.nodeAt(end + 1)?.type.name === 'paragraph') tr.join(end + 1);
    }
  }, person);
}
