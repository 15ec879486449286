import fc from 'fast-check';
import { z } from 'zod';
import { type Anchor, quoteRange } from '../anchors/anchor';
import type { Annotation } from '../tags/annotation';
import { RelationKind } from '../tags/relation';
import { TagKind } from '../tags/tag-kinds';
import { articleSchema } from '../text/article-schema';
import { positionsOf, readText, splitsSurrogatePair } from '../text/article-text';
import { VerdictValue } from '../verdicts/verdict';
import { type JournalWriter, testId } from './journal-writer.fixture';
import { pickAt } from './pick-at.fixture';
import { type CheckStep, workOnCheck } from './random-checks.fixture';
import { changeDetails, changeEvidence, changeForm, planCheck, rewordSuggestion } from './random-details.fixture';
import { pasteNewer } from './random-newer.fixture';
import { askForReply, changeReplies, type ReplyStep } from './random-replies.fixture';
import { reopen, signOff, withdrawWaiver } from './random-sign-off.fixture';
import { settleSuggestion, suggest } from './random-suggestions.fixture';
import { ask, beginThread, changeQueries, changeThreads, type QueryStep, type ThreadStep } from './random-talk.fixture';
import { randomWords } from './random-words.fixture';
import { sampleInput } from './sample.fixture';

// Without bias: fast-check likes extremes, and spans from end to end tag the same words again and again, or nothing.
const unit = fc.noBias(fc.integer({ min: 0, max: 999 })).map((thousandths) => thousandths / 1000);

/** What a step is drawn with: where, on which of several, with which words, by whom. Each step takes of it what it needs. */
export const randomDraw = fc.record({
  places: fc.tuple(unit, unit, unit, unit),
  which: unit,
  text: randomWords(0, 12),
  kind: fc.constantFrom(...TagKind.options),
  value: fc.constantFrom(...VerdictValue.options),
  stance: fc.constantFrom('supports', 'refutes', 'context'),
  person: fc.constantFrom(testId(9, 1), testId(9, 2)),
});
type Draw = typeof randomDraw extends fc.Arbitrary<infer T> ? T : never;

type Take = (journal: JournalWriter, draw: Draw) => void;

const { sources } = sampleInput();

const tagsIn = (journal: JournalWriter) => [...journal.state.annotations.values()];

/** A step on one of the tags; none where there is none. */
const onTag =
  (take: (journal: JournalWriter, tag: Annotation, draw: Draw) => void): Take =>
  (journal, draw) => {
    const tag = pickAt(tagsIn(journal), draw.which);
    if (tag) take(journal, tag, draw);
  };

const onCheck =
  (what: CheckStep): Take =>
  (journal, { which, places, text }) =>
    workOnCheck(journal, { what, which, places, text });

const onThread =
  (what: ThreadStep): Take =>
  (journal, { which, text, person }) =>
    changeThreads(journal, { what, which, text, person });

const onQuery =
  (what: QueryStep): Take =>
  (journal, { which, text, person }) =>
    changeQueries(journal, { what, which, text, person });

const onReply =
  (what: ReplyStep): Take =>
  (journal, { which, places, text, person }) =>
    changeReplies(journal, { what, which, places, text, person });

/** What may be done to a random article, by name. */
export const randomSteps = {
  tag: (journal, { places: [a, b, c, d], kind, person }) => {
    const spans = [spanAt(journal, a, b), ...(c < 0.3 ? [spanAt(journal, c, d)] : [])].filter((span) => span !== null);
    if (spans.length > 0) journal.tagSpans(kind, spans, person);
  },
  type: (journal, { places: [a], text }) => {
    const at = spanAt(journal, a, 1)?.from;
    if (at !== undefined && text !== '') journal.edit((tr) => tr.insert(at, articleSchema.text(text)));
  },
  delete: (journal, { places: [a, b] }) => {
    const span = spanAt(journal, a, Math.min(1, a + b / 4));
    if (span) journal.edit((tr) => tr.delete(span.from, span.to));
  },
  'one of two characters': (journal, { which }) => deleteBeside(journal, which),
  'space in a tag': onTag((journal, { anchor }, { which }) => changeChar(journal, anchor, which, { ' ': '  ' })),
  // Of one length, the first of them in other words.
  'letter in a tag': onTag((journal, { anchor }, { which }) => changeChar(journal, anchor, which, { a: 'o', o: 'a', '"': '“', '“': '"' })),
  confirm: onTag((journal, { id, stated }, { person }) => {
    const statedEntryId = stated?.basis.entryId ?? null;
    journal.append('annotation.span-changed', { annotationId: id, how: 'confirmed', statedEntryId }, person);
  }),
  hyperlink: (journal, { places: [a, b, c] }) => {
    const span = spanAt(journal, a, b);
    const mark = articleSchema.mark('link', { href: `https://example.org/${Math.floor(c * 20)}` });
    if (span) journal.edit((tr) => tr.addMark(span.from, span.to, mark));
  },
  'take hyperlinks off': (journal, { places: [a, b] }) => {
    const span = spanAt(journal, a, b);
    if (span) journal.edit((tr) => tr.removeMark(span.from, span.to, articleSchema.marks.link));
  },
  're-attach': onTag((journal, { id }, { places: [a, b, c, d], person }) => {
    const spans = [spanAt(journal, a, b), ...(c < 0.3 ? [spanAt(journal, c, d)] : [])].filter((span) => span !== null);
    const ranges = spans.map(({ from, to }) => quoteRange(journal.state.doc, from, to));
    if (ranges.length > 0)
      journal.append('annotation.span-changed', { annotationId: id, how: d < 0.6 ? 'reattached' : 'span', ranges }, person);
  }),
  newer: (journal, { places, text, person }) => pasteNewer(journal, { places, text, person }),
  'sign off': (journal, { places, text, person }) => signOff(journal, { places, text, person }),
  'withdraw waiver': (journal, { person }) => withdrawWaiver(journal, { person }),
  reopen: (journal, { places: [a], text, person }) => reopen(journal, { text, person, at: spanAt(journal, a, 1)?.from }),
  link: onTag(link),
  unlink: onTag((journal, { id, evidence }, { person }) => {
    journal.append('evidence.unlinked', { annotationId: id, evidenceId: evidence[0]?.id ?? testId(4, 0) }, person);
  }),
  judge: onTag(judge),
  split: onTag((journal, tag, { places: [a], text, person }) => {
    const split = a < 0.8 ? (tagsIn(journal).find((one) => one.split) ?? tag) : tag;
    const fact = { annotationId: testId(11, journal.entries.length), kind: 'claim', factOf: split.factOf ?? split.id, statement: text };
    journal.append('annotation.created', fact, person);
  }),
  'state of a fact': onTag((journal, tag, { places: [, b], text, person }) => {
    const fact = tagsIn(journal).find(({ factOf, isRemoved }) => factOf !== undefined && !isRemoved) ?? tag;
    const checkState = b < 0.4 ? 'cut' : b < 0.7 ? 'cannot-be-checked' : 'checking';
    const basedOn = fact.basis.checkState?.entryId ?? null;
    journal.append('check.state-changed', { annotationId: fact.id, checkState, reason: text, basedOn }, person);
  }),
  say: onTag((journal, { id, stated, verdict }, { places: [a], text, person }) => {
    const basedOn = stated?.basis.entryId ?? null;
    const statement = a < 0.2 ? null : a < 0.4 ? (verdict?.words ?? text) : text;
    journal.append('annotation.stated', { annotationId: id, statement, basedOn }, person);
  }),
  remove: onTag((journal, { id }, { person }) => {
    journal.append('annotation.removed', { annotationId: id }, person);
  }),
  restore: (journal, { person }) => {
    const gone = tagsIn(journal).find(({ isRemoved }) => isRemoved);
    if (gone) journal.append('annotation.restored', { annotationId: gone.id }, person);
  },
  kind: onTag((journal, { id, basis }, { places: [a], kind, person }) => {
    const basedOn = a < 0.3 ? testId(1, 0) : basis.kind.entryId;
    journal.append('annotation.kind-changed', { annotationId: id, basedOn, kind }, person);
  }),
  'undo kind': onTag((journal, { id, basis, pastKinds }) => {
    const { entryId, byId } = basis.kind;
    const kind = pastKinds.at(-1)?.kind;
    journal.append('annotation.kind-changed', { annotationId: id, basedOn: entryId, undoes: entryId, kind }, byId);
  }),
  relate: onTag((journal, { id }, { places: [a, b], person }) => {
    const related = { relationId: testId(10, journal.entries.length), kind: pickAt(RelationKind.options, b) };
    journal.append('relation.made', { annotationId: id, ...related, toId: pickAt(tagsIn(journal), a)?.id }, person);
  }),
  unrelate: onTag((journal, tag, { places: [a], person }) => {
    const { relations: [there] = [], removedRelations: [gone] = [] } = tag;
    const [type, one] = gone && a < 0.5 ? ['relation.restored', gone] : ['relation.removed', there];
    if (one) journal.append(String(type), { annotationId: tag.id, relationId: one.id, toId: one.toId }, person);
  }),
  twin: onTag((journal, { kind, anchor }, { person }) => {
    journal.tagSpans(kind, anchor.ranges, person);
  }),
  // All that a merge carries over: what was judged, looked at again and said of the tag that goes.
  'merge a judged twin': onTag((journal, tag, draw) => mergeJudgedTwin(journal, tag, draw)),
  merge: (journal, { person }) => mergeTwins(journal, person),
  unmerge: (journal) => {
    const merge = journal.entries.findLast(({ type }) => type === 'annotation.merged');
    if (merge) journal.append('annotation.unmerged', { ...Pair.parse(merge.payload), undoes: merge.id }, merge.actorId);
  },
  'unmerge any': (journal, { which }) => {
    const merge = pickAt(
      journal.entries.filter(({ type }) => type === 'annotation.merged'),
      which,
    );
    if (merge) journal.append('annotation.unmerged', { ...Pair.parse(merge.payload), undoes: merge.id }, merge.actorId);
  },
  comment: (journal, { places: [a, b, , d], which, text, person }) => {
    const tagId = d < 0.5 ? pickAt(tagsIn(journal), which)?.id : undefined;
    beginThread(journal, { text, person, tagId, span: spanAt(journal, a, b) });
  },
  answer: onThread('answer'),
  'edit comment': onThread('edit comment'),
  'remove comment': onThread('remove comment'),
  resolve: onThread('resolve'),
  ask: onTag((journal, { id }, { places: [a], text, person }) => {
    ask(journal, { tagId: id, text, person, replacement: a < 0.5 ? `${text}!` : null });
  }),
  'send queries': onQuery('send queries'),
  'work on query': onQuery('work on query'),
  'ask for reply': onTag((journal, { id }, { places: [a], text, person }) => {
    const others = tagsIn(journal).slice(0, Math.floor(a * 3));
    askForReply(journal, { tagIds: [id, ...others.map((one) => one.id)], text, person });
  }),
  'settle reply': onReply('settle reply'),
  'work on reply': onReply('work on reply'),
  suggest: (journal, { places: [a, b], text, person }) => suggest(journal, { text, person, span: spanAt(journal, a, b) }),
  'suggest words for a place': (journal, { places: [a], text, person }) => suggest(journal, { text, person, span: spanAt(journal, a, a) }),
  accept: (journal, { which, person }) => settleSuggestion(journal, { how: 'accepted', which, person }),
  settle: (journal, { places: [a], which, person }) =>
    settleSuggestion(journal, { how: a < 0.5 ? 'rejected' : 'withdrawn', which, person }),
  'plan check': onTag(planCheck),
  'change evidence': onTag(changeEvidence),
  'reword suggestion': (journal, { places: [a, b], which, text }) =>
    rewordSuggestion(journal, which, { text, span: spanAt(journal, a, b) }),
  'change details': (journal, draw) => changeDetails(journal, draw),
  'change form': (journal, draw) => changeForm(journal, spanAt(journal, draw.places[1], draw.places[2]), draw),
  'look again': onCheck('look again'),
  vote: onCheck('vote'),
  'decide alone': onCheck('decide alone'),
  'undo check': onCheck('undo check'),
  'settle rival': onCheck('settle rival'),
  typed: onCheck('typed'),
} satisfies Record<string, Take>;

export type RandomStep = keyof typeof randomSteps;

/** Deletes one of two characters of two halves each that stand side by side. */
function deleteBeside(journal: JournalWriter, which: number): void {
  const text = readText(journal.state.doc);
  const between = [...text.words.matchAll(/(?<=[\u{10000}-\u{10ffff}])(?=[\u{10000}-\u{10ffff}])/gu)].map(({ index }) => index);
  const at = pickAt(between, which);
  const one = at === undefined ? null : positionsOf(text, at, at + 2);
  if (one) journal.edit((tr) => tr.delete(one.from, one.to));
}

/** Changes one of the characters of a tag that `changes` names, where it has any. */
function changeChar(journal: JournalWriter, { ranges: [range] }: Anchor, which: number, changes: Readonly<Record<string, string>>): void {
  const { doc } = journal.state;
  const found: [number, string][] = [];
  for (let pos = range?.from ?? 0; pos < (range?.to ?? 0); pos++) {
    const change = changes[doc.textBetween(pos, pos + 1)];
    if (change !== undefined) found.push([pos, change]);
  }
  const [pos, change] = pickAt(found, which) ?? [];
  if (pos !== undefined && change !== undefined) journal.edit((tr) => tr.replaceWith(pos, pos + 1, articleSchema.text(change)));
}

function link(journal: JournalWriter, { id }: Annotation, { places: [a, b, c, d], text, stance, person }: Draw): void {
  const evidence = {
    stance,
    quote: text,
    locator: b < 0.5 ? text : '',
    lookedAt: '2026-02-01',
    ...(c < 0.5 && { tier: c < 0.25 ? 'primary' : 'secondary', origin: d < 0.5 ? text.slice(0, 120) : 'Wire' }),
  };
  journal.link(id, pickAt(sources, a)?.id ?? '', evidence, person);
}

function judge(journal: JournalWriter, { id, basis }: Annotation, { places: [a, , , d], text, value, person }: Draw): void {
  // Half of them without having seen the last verdict: these become rivals.
  const basedOn = a < 0.5 ? null : (basis.verdict?.entryId ?? null);
  const verdict = { value, rationale: d < 0.7 ? `${text}.` : text };
  journal.append('verdict.given', { annotationId: id, basedOn, verdict }, person);
}

function mergeJudgedTwin(journal: JournalWriter, { id, kind, anchor, isRemoved }: Annotation, draw: Draw): void {
  if (isRemoved) return;
  const {
    places: [a, b],
    text,
    person,
  } = draw;
  const twinId = journal.tagSpans(kind, anchor.ranges, person);
  const twin = journal.state.annotations.get(twinId);
  if (twin && a < 0.5) judge(journal, twin, draw);
  const verdictEntryId = journal.state.annotations.get(twinId)?.verdict?.entryId;
  const second = { value: 'partly', rationale: `${text}.` };
  const check = { annotationId: twinId, verdictEntryId, second, basedOn: null };
  if (verdictEntryId && b > 0.5) journal.append('check.second-given', check, testId(9, 3));
  if (b < 0.7) beginThread(journal, { text: `${text}.`, person, tagId: twinId, span: null });
  const [annotationId, intoId] = b < 0.5 ? [twinId, id] : [id, twinId];
  journal.append('annotation.merged', { annotationId, intoId }, person);
}

const Pair = z.object({ annotationId: z.string(), intoId: z.string() });

/** Merges the first two tags that stand on the same words. */
function mergeTwins(journal: JournalWriter, person: string): void {
  const byWords = new Map<string, string>();
  for (const { id, kind, anchor, isRemoved } of tagsIn(journal)) {
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
export function spanAt(journal: JournalWriter, a: number, b: number) {
  const text = readText(journal.state.doc);
  const offset = (share: number) => {
    const at = Math.floor(share * text.words.length);
    return splitsSurrogatePair(text.words, at) ? at + 1 : at;
  };
  return positionsOf(text, offset(Math.min(a, b)), offset(Math.max(a, b)));
}
