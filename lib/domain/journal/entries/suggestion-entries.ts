import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { z } from 'zod';
import { Anchor, quoteRange, type Span } from '../../anchors/anchor';
import { anchorSuggestion, withAnchor } from '../../anchors/suggestion-anchors';
import { isTorn } from '../../anchors/torn-edges';
import type { ArticleState } from '../../article-state';
import { DomainError } from '../../errors';
import { placeOfSuggestion, Replacement, type Settlement, type Suggestion, SuggestionNote } from '../../talk/suggestion';
import { Uuid } from '../../uuid';
import { type DecisionContext, defineEntryType, type EntryOf, type EntryType, refuseIfSigned } from '../entry-type';
import { RangeInput } from '../ranges-input';
import { applyTextChange, checkChangedBlocks, decideEffects, Effects } from './text-entry';

const OneSuggestion = z.object({ suggestionId: Uuid });

/** One range: empty, it is a place for new words. `note` is left out where there is none. */
const Proposal = OneSuggestion.extend({
  ranges: z.array(RangeInput).length(1),
  replacement: Replacement,
  note: SuggestionNote.default(''),
});
// Stored words need no limit: one that is changed later must not make an old journal unreadable.
const StoredProposal = OneSuggestion.extend({
  anchor: Anchor,
  words: z.string(),
  replacement: z.string(),
  note: z.string(),
  /** The entry itself, for answers to name. Entries from before answers did that have none, and replay without it. */
  entryId: Uuid.optional(),
});
type StoredProposal = z.infer<typeof StoredProposal>;

/** A change of words is proposed. The text stays as it is. */
const made = defineEntryType({
  type: 'suggestion.made',
  action: 'suggest words',
  isOpenWhenSigned: true,
  Input: Proposal,
  Payload: StoredProposal,
  decide(state, input, context) {
    if (state.suggestions.has(input.suggestionId)) throw new DomainError('conflict', 'This suggestion carries an id that is taken.');
    return decideProposal(state, input, context);
  },
  apply(state, { payload: { suggestionId, anchor, ...words }, actorId, at, seq }) {
    const one: Suggestion = { id: suggestionId, anchor, ...words, byId: actorId, at, changedAt: null, settled: null };
    return withSuggestion(state, withAnchor(one, anchor, seq));
  },
});

/** Its author proposes other words for it, or for more or fewer words. */
const changed = defineEntryType({
  type: 'suggestion.changed',
  action: 'suggest words',
  isOpenWhenSigned: true,
  Input: Proposal,
  Payload: StoredProposal,
  decide(state, input, context) {
    requireOwn(requireOpen(state, input.suggestionId), context);
    return decideProposal(state, input, context);
  },
  apply: (state, { payload: { suggestionId, anchor, ...words }, at, seq }) =>
    changeSuggestion(state, suggestionId, (one) => withAnchor({ ...one, ...words, changedAt: at }, anchor, seq)),
});

function decideProposal(
  state: ArticleState,
  { suggestionId, ranges: [range], replacement, note }: z.infer<typeof Proposal>,
  { since, entryId }: DecisionContext,
): StoredProposal {
  if (!range) throw new Error('a proposal has one range');
  if (range.exact === replacement) throw new DomainError('invalid', 'These are the words that stand there.');
  return { suggestionId, anchor: anchorSuggestion(state.doc, range, since), words: range.exact, replacement, note, entryId };
}

/** An answer names the words that it is to: the entry that proposed them, or null where they were proposed before entries were named. Left out, it is to what stands. */
const Answer = OneSuggestion.extend({ basedOn: Uuid.nullable().optional() });

/** Its author does not propose it any more. */
const withdrawn = defineEntryType({
  type: 'suggestion.withdrawn',
  action: 'suggest words',
  isOpenWhenSigned: true,
  Input: OneSuggestion,
  Payload: OneSuggestion,
  decide(state, input, context) {
    requireOwn(requireOpen(state, input.suggestionId), context);
    return input;
  },
  apply: (state, entry) =>
    changeSuggestion(state, entry.payload.suggestionId, (one) => ({ ...one, settled: settlement('withdrawn', entry) })),
});

/** Whoever may edit the text says no. An outdated suggestion can be rejected too: that it waits for ever helps nobody. */
const rejected = defineEntryType({
  type: 'suggestion.rejected',
  action: 'edit text',
  isOpenWhenSigned: true,
  Input: Answer,
  Payload: Answer,
  decide(state, input, { readRules }) {
    readRules?.refuseIfChanged(requireOpen(state, input.suggestionId), input.basedOn);
    return input;
  },
  apply: (state, entry) =>
    changeSuggestion(state, entry.payload.suggestionId, (one) => ({ ...one, settled: settlement('rejected', entry) })),
});

/** Steps that the server made, the suggestion's anchor on what they put in, and what they mean for all else. */
const SettledText = OneSuggestion.extend({ steps: z.array(z.unknown()), anchor: Anchor, effects: Effects });
type SettledText = z.infer<typeof SettledText>;

/**
 * The words become those that were proposed, where they stand now: text and suggestion change in one entry, and cannot disagree.
 * The steps are made here, not sent: an acceptance is never stale, and two at once put no words in twice. Refused (`conflict`) if the
 * words are others than those that the suggestion was made on, or its author proposes others than those that were read.
 */
const accepted = defineEntryType({
  type: 'suggestion.accepted',
  action: 'edit text',
  hasSteps: true,
  makesSteps: true,
  Input: Answer,
  Payload: SettledText.extend({ basedOn: Answer.shape.basedOn }),
  decide(state, input, context) {
    const suggestion = requireOpen(state, input.suggestionId);
    context.readRules?.refuseIfChanged(suggestion, input.basedOn);
    // In the middle of what has become another word since, other words make a third: 4.7 for 4.2, where 4.25 stands by now.
    const place = isTorn(state.doc, suggestion.anchor) ? null : placeOfSuggestion(state.doc, suggestion);
    if (!place) {
      throw new DomainError('conflict', 'The words have changed since this was suggested. Change them by hand, or reject the suggestion.');
    }
    return { ...input, ...settleText(state, suggestion, place, sliceOf(state.doc, place, suggestion.replacement), context) };
  },
  apply(state, entry) {
    const { suggestionId } = entry.payload;
    const before = state.suggestions.get(suggestionId);
    const [range] = before?.anchor.ranges ?? [];
    if (!before || !range) throw new Error(`no suggestion ${suggestionId} at ${state.seq}`);
    const taken = state.doc.slice(range.from, range.to).toJSON();
    const after = applyTextChange(state, entry);
    return changeSuggestion(after, suggestionId, (one) => ({
      ...withAnchor(one, entry.payload.anchor, entry.seq),
      settled: settlement('accepted', entry),
      taken,
    }));
  },
  touches: touchedTags,
  touchesThreads: touchedThreads,
});

/**
 * `undoes`: the settlement that is taken back. `reopens`: the same by hand, anybody's, as the person saw it. Left out, as by tabs from before it was
 * asked, it is the one that stands.
 */
const Reopening = OneSuggestion.extend({ undoes: Uuid.optional(), reopens: Uuid.optional() });

/**
 * A settled suggestion waits for an answer again: the undo of its settlement. What was accepted goes out of the text, and what was there comes
 * back in, in the same entry. Its author takes a withdrawal back; all else takes the right to edit. Refused (`conflict`) if the words that were
 * put in have been changed since, and if another settlement stands by now than is taken back. In a signed article no text changes.
 */
const reopened = defineEntryType({
  type: 'suggestion.reopened',
  action: 'suggest words',
  isOpenWhenSigned: true,
  hasSteps: true,
  makesSteps: true,
  Input: Reopening,
  Payload: SettledText.extend({ undoes: Reopening.shape.undoes }),
  decide(state, input, context) {
    const { suggestionId, undoes = input.reopens } = input;
    const suggestion = requireSuggestion(state, suggestionId);
    if (!suggestion.settled) throw new DomainError('conflict', 'This suggestion is open.');
    const { how } = suggestion.settled;
    context.readRules?.refuseIfSettledAnew(suggestion.settled, undoes);
    if (how === 'withdrawn') requireOwn(suggestion, context);
    else if (!context.may('edit text')) throw new DomainError('forbidden', 'Only who may edit the text can take that back.');
    if (how === 'accepted') refuseIfSigned(state);
    else {
      return { ...input, steps: [], anchor: suggestion.anchor, effects: { anchors: [], verdicts: [] } };
    }
    const place = placeOfSuggestion(state.doc, suggestion);
    if (!place) throw new DomainError('conflict', 'The words that were accepted have been changed since. Change them back by hand.');
    const taken = Slice.fromJSON(state.doc.type.schema, SliceJson.parse(suggestion.taken ?? null));
    return { ...input, ...settleText(state, suggestion, place, taken, context) };
  },
  apply(state, entry) {
    const { suggestionId, anchor } = entry.payload;
    return changeSuggestion(applyTextChange(state, entry), suggestionId, ({ taken: _taken, ...one }) => ({
      ...withAnchor(one, anchor, entry.seq),
      settled: null,
    }));
  },
  touches: touchedTags,
  touchesThreads: touchedThreads,
});

const SliceJson = z.object({ content: z.array(z.unknown()), openStart: z.number().optional(), openEnd: z.number().optional() }).nullable();

/** The steps that put `words` in a place, and all that follows from them. The suggestion's own anchor goes to what was put in. */
function settleText(
  state: ArticleState,
  { id }: Suggestion,
  place: Span,
  words: Slice,
  { meaningRules }: Pick<DecisionContext, 'meaningRules'>,
): SettledText {
  const { doc, steps, mapping } = new Transform(state.doc).replace(place.from, place.to, words);
  checkChangedBlocks(state.doc, doc);
  const effects = decideEffects(state, doc, mapping.maps, { steps, meaningRules });
  const others = effects.suggestions?.filter(({ suggestionId }) => suggestionId !== id) ?? [];
  const { suggestions: _own, ...rest } = effects;
  return {
    suggestionId: id,
    steps: steps.map((step) => step.toJSON()),
    anchor: { ranges: [quoteRange(doc, place.from, place.from + words.size)], state: 'exact' },
    effects: { ...rest, ...(others.length > 0 && { suggestions: others }) },
  };
}

/** Words with the marks that typing over a place would give them. */
function sliceOf(doc: Node, { from, to }: Span, words: string): Slice {
  if (words === '') return Slice.empty;
  const start = doc.resolve(from);
  const marks = (from < to && start.marksAcross(doc.resolve(to))) || start.marks();
  return new Slice(Fragment.from(doc.type.schema.text(words, marks)), 0, 0);
}

function touchedTags({ effects }: SettledText): string[] {
  return [...effects.anchors, ...effects.verdicts].map(({ annotationId }) => annotationId);
}

function touchedThreads({ effects }: SettledText): string[] {
  return (effects.threads ?? []).map(({ threadId }) => threadId);
}

const settlement = (how: Settlement['how'], { id, actorId, at }: EntryOf<unknown>): Settlement => ({ how, byId: actorId, at, entryId: id });

/** The suggestion that an entry is about. Refused (`not-found`) if there is none. */
export function requireSuggestion(state: ArticleState, id: string): Suggestion {
  const suggestion = state.suggestions.get(id);
  if (!suggestion) throw new DomainError('not-found', 'That suggestion does not exist.');
  return suggestion;
}

function requireOpen(state: ArticleState, id: string): Suggestion {
  const suggestion = requireSuggestion(state, id);
  const { settled } = suggestion;
  if (settled) throw new DomainError('conflict', `This suggestion was ${settled.how} already.`, { byId: settled.byId });
  return suggestion;
}

function requireOwn({ byId }: Suggestion, { actorId }: DecisionContext): void {
  if (byId !== actorId) throw new DomainError('forbidden', 'Only who made a suggestion can change or withdraw it.');
}

const withSuggestion = (state: ArticleState, suggestion: Suggestion): ArticleState => ({
  ...state,
  suggestions: state.suggestions.with([suggestion]),
});

/** The state with one suggestion changed. Throws if there is none: an entry about nothing has no place in a journal. */
function changeSuggestion(state: ArticleState, id: string, change: (suggestion: Suggestion) => Suggestion): ArticleState {
  const suggestion = state.suggestions.get(id);
  if (!suggestion) throw new Error(`no suggestion ${id} at ${state.seq}`);
  return withSuggestion(state, change(suggestion));
}

/** The entries that make and settle suggestions. */
export const suggestionEntryTypes: EntryType[] = [made, changed, withdrawn, rejected, accepted, reopened];
