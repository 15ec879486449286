import fc from 'fast-check';
import { ZodError, z } from 'zod';
import { quoteRange, type Span } from '../anchors/anchor';
import { DomainError } from '../errors';
import { RelationKind } from '../tags/relation';
import { TagKind } from '../tags/tag-kinds';
import { articleSchema } from '../text/article-schema';
import { positionsOf, readText, splitsSurrogatePair } from '../text/article-text';
import { VerdictValue } from '../verdicts/verdict';
import type { ExportInput } from './export-input';
import { JournalWriter, testId } from './journal-writer.fixture';
import { pickAt } from './pick-at.fixture';
import { checkSteps, isCheckStep, randomRules, workOnCheck } from './random-checks.fixture';
import { askForReply, changeReplies } from './random-replies.fixture';
import { ask, beginThread, changeQueries, changeThreads } from './random-talk.fixture';
import { sampleInput } from './sample.fixture';

/** What writers get wrong: astral and combining characters, both directions, markup, quotes, commas and formulas. */
const characters = [
  'a',
  'é',
  'e\u0301',
  ' ',
  ' ',
  ',',
  '"',
  "'",
  '<',
  '&',
  '=',
  '-',
  '@',
  ';',
  '\t',
  '🚢',
  '👩‍🚀',
  '𝒳',
  'א',
  'ب',
  '港',
  '“',
  '\u00a0',
];
const words = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...characters), { minLength, maxLength, size: 'max' }).map((parts) => parts.join(''));

// Without bias: fast-check likes extremes, and spans from end to end tag the same words again and again, or nothing.
const unit = fc.noBias(fc.integer({ min: 0, max: 999 })).map((thousandths) => thousandths / 1000);
const anything = [
  'tag',
  'tag',
  'tag',
  'type',
  'delete',
  'link',
  'judge',
  'judge',
  'unlink',
  'remove',
  'kind',
  'relate',
  'relate',
  'unrelate',
  'twin',
  'merge',
  'split',
  'split',
  'split',
  'state of a fact',
  'say',
  'unmerge',
  'comment',
  'comment',
  'answer',
  'edit comment',
  'remove comment',
  'resolve',
  'ask',
  'ask',
  'send queries',
  'work on query',
  'ask for reply',
  'ask for reply',
  'settle reply',
  'settle reply',
  'work on reply',
  'suggest',
  'suggest',
  'accept',
  'settle',
  ...checkSteps,
] as const;
/** Work on few claims, so that verdicts, votes and facts come upon each other: among all steps they are rare. */
const onClaims = [
  ...checkSteps,
  ...checkSteps,
  'judge',
  'judge',
  'judge',
  'judge',
  'split',
  'remove',
  'restore',
  'state of a fact',
  'kind',
  'twin',
  'merge',
  'unmerge',
  'type',
  'say',
] as const;

const stepOf = (whats: readonly ((typeof anything)[number] | (typeof onClaims)[number])[]) =>
  fc.record({
    what: fc.constantFrom(...whats),
    places: fc.tuple(unit, unit, unit, unit),
    which: unit,
    text: words(0, 12),
    kind: fc.constantFrom(...TagKind.options),
    value: fc.constantFrom(...VerdictValue.options),
    stance: fc.constantFrom('supports', 'refutes', 'context'),
    person: fc.constantFrom(testId(9, 1), testId(9, 2)),
  });
type Step = ReturnType<typeof stepOf> extends fc.Arbitrary<infer T> ? T : never;

const { sources } = sampleInput();

const randomText = fc.tuple(words(0, 20), fc.array(words(5, 60), { minLength: 1, maxLength: 4, size: 'max' }));

/** An article with the journal of random work on it, as the writers are given it. */
export const randomInput: fc.Arbitrary<ExportInput> = fc.oneof(
  fc
    .tuple(randomText, fc.array(stepOf(anything), { minLength: 5, maxLength: 30, size: 'max' }))
    .map(([text, steps]) => written(text, steps, 0)),
  fc
    .tuple(randomText, fc.array(stepOf(onClaims), { minLength: 5, maxLength: 40, size: 'max' }))
    .map(([text, steps]) => written(text, steps, 2)),
);

/** The article after the steps, of which it begins with some claims. */
function written([title, paragraphs]: [string, string[]], steps: readonly Step[], claims: number): ExportInput {
  const journal = new JournalWriter(testId(0, 2), testId(9, 1));
  const block = (name: string, text: string) => articleSchema.node(name, null, text === '' ? [] : [articleSchema.text(text)]);
  journal.importDoc(articleSchema.node('doc', null, [block('title', title), ...paragraphs.map((one) => block('paragraph', one))]));
  journal.rules = randomRules[title.length % randomRules.length] ?? journal.rules;
  for (let claim = 0; claim < claims; claim++) {
    const span = spanAt(journal, claim / claims, (claim + 1) / claims);
    if (span) tryIt(() => journal.tagSpans('claim', [span]));
  }
  for (const one of steps) tryIt(() => takeStep(journal, one));
  return { ...sampleInput(), state: journal.state, entries: journal.entries };
}

/** Much that is random may not happen (a claim of spaces alone); what the entry types refuse is left out, as the server would. */
function tryIt(step: () => void): void {
  try {
    step();
  } catch (error) {
    // Words that may not be written, a blank comment among them, are refused where they are read.
    if (!(error instanceof DomainError || error instanceof ZodError)) throw error;
  }
}

function takeStep(journal: JournalWriter, { what, places, which, text, kind, value, stance, person }: Step): void {
  const [a, b, c, d] = places;
  const tags = [...journal.state.annotations.values()];
  const tag = pickAt(tags, which);
  if (what === 'tag') {
    const spans = [spanAt(journal, a, b), ...(c < 0.3 ? [spanAt(journal, c, d)] : [])].filter((span) => span !== null);
    if (spans.length > 0) journal.tagSpans(kind, spans, person);
  } else if (what === 'type' && text !== '') {
    const at = spanAt(journal, a, 1)?.from;
    if (at !== undefined) journal.edit((tr) => tr.insert(at, articleSchema.text(text)));
  } else if (what === 'delete') {
    const span = spanAt(journal, a, Math.min(1, a + b / 4));
    if (span) journal.edit((tr) => tr.delete(span.from, span.to));
  } else if (tag && what === 'link') {
    journal.link(
      tag.id,
      pickAt(sources, a)?.id ?? '',
      {
        stance,
        quote: text,
        locator: b < 0.5 ? text : '',
        lookedAt: '2026-02-01',
        ...(c < 0.5 && { tier: c < 0.25 ? 'primary' : 'secondary', origin: d < 0.5 ? text.slice(0, 120) : 'Wire' }),
      },
      person,
    );
  } else if (tag && what === 'judge') {
    // Half of them without having seen the last verdict: these become rivals.
    const basedOn = a < 0.5 ? null : (tag.basis.verdict?.entryId ?? null);
    journal.append('verdict.given', { annotationId: tag.id, basedOn, verdict: { value, rationale: d < 0.7 ? `${text}.` : text } }, person);
  } else if (tag && what === 'split') {
    const split = a < 0.8 ? (tags.find((one) => one.split) ?? tag) : tag;
    const fact = { annotationId: testId(11, journal.entries.length), kind: 'claim', factOf: split.factOf ?? split.id, statement: text };
    journal.append('annotation.created', fact, person);
  } else if (tag && what === 'state of a fact') {
    const fact = tags.find(({ factOf, isRemoved }) => factOf !== undefined && !isRemoved) ?? tag;
    const checkState = b < 0.4 ? 'cut' : b < 0.7 ? 'cannot-be-checked' : 'checking';
    const basedOn = fact.basis.checkState?.entryId ?? null;
    journal.append('check.state-changed', { annotationId: fact.id, checkState, reason: text, basedOn }, person);
  } else if (tag && what === 'say') {
    const basedOn = tag.stated?.basis.entryId ?? null;
    journal.append('annotation.stated', { annotationId: tag.id, statement: text, basedOn }, person);
  } else if (tag && what === 'unlink') {
    journal.append('evidence.unlinked', { annotationId: tag.id, evidenceId: tag.evidence[0]?.id ?? testId(4, 0) }, person);
  } else if (tag && what === 'remove') {
    journal.append('annotation.removed', { annotationId: tag.id }, person);
  } else if (what === 'restore') {
    const gone = tags.find(({ isRemoved }) => isRemoved);
    if (gone) journal.append('annotation.restored', { annotationId: gone.id }, person);
  } else if (tag && what === 'kind') {
    journal.append(
      'annotation.kind-changed',
      { annotationId: tag.id, basedOn: a < 0.3 ? testId(1, 0) : tag.basis.kind.entryId, kind },
      person,
    );
  } else if (tag && what === 'relate') {
    const toId = pickAt(tags, a)?.id;
    const kind = pickAt(RelationKind.options, b);
    journal.append('relation.made', { annotationId: tag.id, relationId: testId(10, journal.entries.length), kind, toId }, person);
  } else if (tag && what === 'unrelate') {
    const { relations: [there] = [], removedRelations: [gone] = [] } = tag;
    const [type, one] = gone && a < 0.5 ? ['relation.restored', gone] : ['relation.removed', there];
    if (one) journal.append(String(type), { annotationId: tag.id, relationId: one.id, toId: one.toId }, person);
  } else if (tag && what === 'twin') {
    journal.tagSpans(tag.kind, tag.anchor.ranges, person);
  } else if (what === 'comment') beginThread(journal, { text, person, tagId: d < 0.5 ? tag?.id : undefined, span: spanAt(journal, a, b) });
  else if (what === 'answer' || what === 'edit comment' || what === 'remove comment' || what === 'resolve') {
    changeThreads(journal, { what, which, text, person });
  } else if (what === 'suggest') suggest(journal, { text, person, span: spanAt(journal, a, b) });
  else if (tag && what === 'ask') ask(journal, { tagId: tag.id, text, person, replacement: a < 0.5 ? `${text}!` : null });
  else if (what === 'send queries' || what === 'work on query') changeQueries(journal, { what, which, text, person });
  else if (tag && what === 'ask for reply')
    askForReply(journal, { tagIds: [tag.id, ...tags.slice(0, Math.floor(a * 3)).map(({ id }) => id)], text, person });
  else if (what === 'settle reply' || what === 'work on reply') changeReplies(journal, { what, which, places, text, person });
  else if (what === 'accept' || what === 'settle') settleSuggestion(journal, { what, which, person, isRejection: a < 0.5 });
  else if (isCheckStep(what)) workOnCheck(journal, { what, which, places, text });
  else if (what === 'merge') mergeTwins(journal, person);
  else if (what === 'unmerge') {
    const merge = journal.entries.findLast(({ type }) => type === 'annotation.merged');
    const pair = merge && Pair.parse(merge.payload);
    if (pair) journal.append('annotation.unmerged', { ...pair, undoes: merge.id }, merge.actorId);
  }
}

/** Suggests other words, or new ones where the span is empty; sometimes with a comment on it. */
function suggest(journal: JournalWriter, { text, person, span }: { text: string; person: string; span: Span | null }) {
  if (!span) return;
  const number = journal.entries.length;
  const suggestionId = testId(8, number);
  const ranges = [quoteRange(journal.state.doc, span.from, span.to)];
  journal.append('suggestion.made', { suggestionId, ranges, replacement: text, note: number % 2 ? text : '' }, person);
  if (number % 3 > 0) return;
  const comment = { threadId: testId(6, number), commentId: testId(7, number), about: 'suggestion', suggestionId, text: 'Is it better?' };
  journal.append('comment', comment, person);
}

function settleSuggestion(
  journal: JournalWriter,
  { what, which, person, isRejection }: Pick<Step, 'which' | 'person'> & { what: string; isRejection: boolean },
) {
  const suggestions = [...journal.state.suggestions.values()];
  const suggestion = pickAt(suggestions, which);
  if (!suggestion) return;
  const suggestionId = suggestion.id;
  if (suggestion.settled) journal.append('suggestion.reopened', { suggestionId }, suggestion.byId);
  else if (what === 'accept') journal.append('suggestion.accepted', { suggestionId }, person);
  else if (isRejection) journal.append('suggestion.rejected', { suggestionId }, person);
  else journal.append('suggestion.withdrawn', { suggestionId }, suggestion.byId);
}

const Pair = z.object({ annotationId: z.string(), intoId: z.string() });

/** Merges the first two tags that stand on the same words. */
function mergeTwins(journal: JournalWriter, person: string): void {
  const byWords = new Map<string, string>();
  for (const { id, kind, anchor, isRemoved } of journal.state.annotations.values()) {
    if (isRemoved) continue;
    const words = JSON.stringify([kind, anchor.ranges.map(({ from, to }) => [from, to])]);
    const intoId = byWords.get(words);
    if (intoId) {
      journal.append('annotation.merged', { annotationId: id, intoId }, person);
      return;
    }
    byWords.set(words, id);
  }
}

/** The positions from one share of the words to another, never inside a character. */
function spanAt(journal: JournalWriter, a: number, b: number) {
  const text = readText(journal.state.doc);
  const offset = (share: number) => {
    const at = Math.floor(share * text.words.length);
    return splitsSurrogatePair(text.words, at) ? at + 1 : at;
  };
  return positionsOf(text, offset(Math.min(a, b)), offset(Math.max(a, b)));
}
