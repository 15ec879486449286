import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { v7 as uuidv7 } from 'uuid';
import { quoteRange } from '@/lib/domain/anchors/anchor';
import { hasWordsIn, nextUnseen, seenIn, sentencesBetween } from '@/lib/domain/coverage/coverage';
import type { Sentence } from '@/lib/domain/coverage/tag-surroundings';
import { DomainError } from '@/lib/domain/errors';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sayNumber } from '@/lib/domain/text/say-count';
import { sentenceAt } from '@/lib/domain/text/sentences';
import { marksIn } from '../marks/annotation-plugin';
import { gatheredPlaces, letGo } from '../marks/gather-plugin';
import type { MarkSpan } from '../marks/mark-positions';
import type { ArticleSession } from '../session/article-session';
import type { ActionHistory } from '../undo/action-history';
import { placeTag } from './place-tag';
import { seenSpans } from './seen-sentences';
import type { TagActions } from './tag-actions';
import { requireRoom } from './tag-places';

interface Cleared {
  isClear: boolean;
  /** Of sentences. */
  count: number;
}

/**
 * Marks the selected sentences, or the one at the caret, as seen with nothing to check: always whole ones, each with a mark of its own, so that a
 * changed word makes that one alone unseen. Where all are marked so already they are not any more; what has changed since is marked anew, beside its
 * tags too. What others have called clear around them stays. A sentence that a tag makes seen is refused by the tag's name. Says whether
 * they are clear now, and how many it was done to.
 */
export function toggleClear(session: ArticleSession, history: ActionHistory, actions: TagActions): Cleared {
  const { host } = session.options;
  const sentences = meantSentences(session);
  const there = tagsIn(session, sentences);
  const clear = there.filter(({ kind }) => kind === 'clear');
  const isSeen = seenIn(spansOf(session, there), session.language);
  const seen = sentences.filter(isSeen);
  if (clear.length > 0 && seen.length === sentences.length) {
    history.asOne(() => {
      for (const one of clear) takeOut(session, actions, one, sentences);
    });
    return { isClear: false, count: seen.length };
  }
  const tagged = tagsIn(session, seen).find(({ kind }) => kind !== 'clear');
  if (tagged) throw new DomainError('conflict', `This sentence is seen: it has ${tagged.label ?? 'a new tag'}.`);
  const unseen = sentences.filter((one) => !seen.includes(one));
  if (unseen.length === 0) throw new DomainError('invalid', 'Select some words first.');
  // One press, one step back: the old marks come again with the new ones' going.
  history.asOne(() => {
    for (const one of clear) {
      if (restOf(session, one, unseen).length === 0) actions.remove(one);
    }
    for (const { from, to } of unseen) {
      const payload = { annotationId: uuidv7(), kind: 'clear', ranges: [quoteRange(host.state.doc, from, to)] };
      history.act('annotation.created', payload, (tr) => letGo(tr).setSelection(TextSelection.near(tr.doc.resolve(to), -1)));
    }
  });
  return { isClear: true, count: unseen.length };
}

/** "Sentence clear", "3 sentences not clear any more" */
export const sayCleared = ({ isClear, count }: Cleared): string =>
  `${count === 1 ? 'Sentence' : `${sayNumber(count)} sentences`} ${isClear ? 'clear' : 'not clear any more'}`;

/**
 * Has a clear mark hold for the sentences no more. One that goes beyond them was made of several at once, maybe by a colleague: it stays, as theirs,
 * on the others. Where its words have changed it holds for none, and is left alone: to place it anew would call clear what nobody has seen.
 */
function takeOut(session: ArticleSession, actions: TagActions, clear: Annotation, sentences: readonly Sentence[]): void {
  const rest = restOf(session, clear, sentences);
  if (rest.length === 0) actions.remove(clear);
  else if (clear.anchor.state === 'exact') {
    requireRoom(rest);
    actions.place(clear, rest, 'span');
  }
}

/** The stretches of whole sentences that a clear mark holds beside these. */
function restOf(session: ArticleSession, clear: Annotation, sentences: readonly Sentence[]): MarkSpan[] {
  const { state } = session.options.host;
  const out = new Set(sentences.map(({ from }) => from));
  return placeTag(state, clear).flatMap((range) => {
    const rest: MarkSpan[] = [];
    let goesOn = false;
    for (const sentence of sentencesBetween(state.doc, range.from, range.to, session.language)) {
      if (!hasWordsIn(range, sentence)) continue;
      const { from, to } = sentence;
      const last = rest.at(-1);
      const isOut = out.has(from);
      const end = Math.min(to, range.to);
      if (!isOut && goesOn && last) last.to = end;
      else if (!isOut) rest.push({ from: Math.max(from, range.from), to: end });
      goesOn = !isOut;
    }
    return rest;
  });
}

/** Selects the next sentence that nobody has seen, at `pos` or after it; left out, after the selection. Null where all are seen. */
export function selectUnseen(session: ArticleSession, pos?: number): Transaction | null {
  const { state } = session.options.host;
  const { from, empty, to } = state.selection;
  const spansIn = (stretch: MarkSpan) => seenSpans(state, marksIn(state, stretch.from, stretch.to), (id) => session.annotations.get(id));
  const sentence = nextUnseen(state.doc, spansIn, pos ?? (empty ? from : to), session.language);
  return sentence && state.tr.setSelection(TextSelection.create(state.doc, sentence.from, sentence.to));
}

/** A clear mark of what the selection, or the sentence at the caret, stands in, as long as marks of one person hold for all of these words. */
export function clearAtSelection(session: ArticleSession): Annotation | null {
  const sentences = sentencesAtSelection(session);
  const clear = tagsIn(session, sentences).filter(({ kind }) => kind === 'clear');
  const byOne = ({ basis }: Annotation) => clear.filter((one) => one.basis.kind.byId === basis.kind.byId);
  const isWhole = (one: Annotation) => sentences.length > 0 && sentences.every(seenIn(spansOf(session, byOne(one)), session.language));
  return clear.find(isWhole) ?? null;
}

/** The sentences with selected words, or the one at the caret. */
function sentencesAtSelection({ options, language }: ArticleSession): Sentence[] {
  const { selection, doc } = options.host.state;
  const at = selection.empty ? sentenceAt(doc, selection.from, language) : selection;
  return at ? sentencesBetween(doc, at.from, at.to, language) : [];
}

/** The sentences that X is about: also those with words that were gathered before. Without any of these the one at the caret. In text order. */
function meantSentences(session: ArticleSession): Sentence[] {
  const { state } = session.options.host;
  const gathered = gatheredPlaces(state).flatMap(({ from, to }) => sentencesBetween(state.doc, from, to, session.language));
  const selected = gathered.length > 0 && state.selection.empty ? [] : sentencesAtSelection(session);
  const byStart = new Map([...gathered, ...selected].map((one) => [one.from, one]));
  return [...byStart.values()].sort((a, b) => a.from - b.from);
}

/** What these tags say was seen. */
function spansOf(session: ArticleSession, tags: readonly Annotation[]) {
  const byId = new Map(tags.map((one) => [one.id, one]));
  return seenSpans(session.options.host.state, byId.keys(), (id) => byId.get(id));
}

/** The tags with words in some of the sentences, each once. */
function tagsIn(session: ArticleSession, sentences: readonly Sentence[]): Annotation[] {
  const ids = new Set(sentences.flatMap(({ from, to }) => marksIn(session.options.host.state, from, to)));
  return [...ids].flatMap((id) => session.annotations.get(id) ?? []).filter((one) => !one.isRemoved);
}
