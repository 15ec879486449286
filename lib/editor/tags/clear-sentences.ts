import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { nextUnseen, seenIn, sentencesBetween } from '@/lib/domain/coverage/coverage';
import type { Sentence } from '@/lib/domain/coverage/tag-surroundings';
import { DomainError } from '@/lib/domain/errors';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sentenceAt } from '@/lib/domain/text/sentences';
import { marksIn } from '../marks/annotation-plugin';
import type { MarkSpan } from '../marks/mark-positions';
import type { ArticleSession } from '../session/article-session';
import type { ActionHistory } from '../undo/action-history';
import { selectExactly } from './exact-selection';
import { seenSpans } from './seen-sentences';
import type { TagActions } from './tag-actions';

/**
 * Marks the selected sentences, or the one at the caret, as seen with nothing to check: always whole ones. What is marked so already is not any
 * more, and what has changed since is marked anew, beside its tags too. A sentence that a tag makes seen is refused by the tag's name. True if it is
 * clear now.
 */
export function toggleClear(session: ArticleSession, history: ActionHistory, actions: TagActions): boolean {
  const { host } = session.options;
  const sentences = sentencesAtSelection(session);
  const there = tagsIn(session, sentences);
  const clear = there.filter(({ kind }) => kind === 'clear');
  const takeAway = () => history.actTogether(clear.map(({ id }) => ({ type: 'annotation.removed', payload: { annotationId: id } })));
  const seen = sentences.filter(seenIn(spansOf(session, there), session.language));
  if (clear.length > 0 && seen.length === sentences.length) {
    takeAway();
    return false;
  }
  const tagged = tagsIn(session, seen).find(({ kind }) => kind !== 'clear');
  if (tagged) throw new DomainError('conflict', `This sentence is seen: it has ${tagged.label ?? 'a new tag'}.`);
  const [first, last] = [sentences[0], sentences.at(-1)];
  if (first && last && !host.state.selection.empty) {
    host.dispatch(selectExactly(host.state.tr.setSelection(TextSelection.create(host.state.doc, first.from, last.to))));
  }
  // One press, one step back: the old mark comes again with the new one's going.
  history.asOne(() => {
    takeAway();
    actions.tag('clear');
  });
  return true;
}

/** Selects the next sentence that nobody has seen, at `pos` or after it; left out, after the selection. Null where all are seen. */
export function selectUnseen(session: ArticleSession, pos?: number): Transaction | null {
  const { state } = session.options.host;
  const { from, empty, to } = state.selection;
  const spansIn = (stretch: MarkSpan) => seenSpans(state, marksIn(state, stretch.from, stretch.to), (id) => session.annotations.get(id));
  const sentence = nextUnseen(state.doc, spansIn, pos ?? (empty ? from : to), session.language);
  return sentence && state.tr.setSelection(TextSelection.create(state.doc, sentence.from, sentence.to));
}

/** The clear mark that the selection, or the sentence at the caret, stands in, as long as it holds for all of these words. */
export function clearAtSelection(session: ArticleSession): Annotation | null {
  const sentences = sentencesAtSelection(session);
  const clear = tagsIn(session, sentences).filter(({ kind }) => kind === 'clear');
  const isWhole = (one: Annotation) => sentences.length > 0 && sentences.every(seenIn(spansOf(session, [one]), session.language));
  return clear.find(isWhole) ?? null;
}

/** The sentences with selected words, or the one at the caret. */
function sentencesAtSelection({ options, language }: ArticleSession): Sentence[] {
  const { selection, doc } = options.host.state;
  const at = selection.empty ? sentenceAt(doc, selection.from, language) : selection;
  return at ? sentencesBetween(doc, at.from, at.to, language) : [];
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
