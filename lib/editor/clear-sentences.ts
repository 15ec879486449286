import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Annotation } from '@/lib/domain/annotation';
import { nextUnseen } from '@/lib/domain/coverage';
import { DomainError } from '@/lib/domain/errors';
import { sentenceAt } from '@/lib/domain/sentences';
import type { ActionHistory } from './action-history';
import { marksIn } from './annotation-plugin';
import type { ArticleSession } from './article-session';
import { seenSpans } from './seen-sentences';
import type { TagActions } from './tag-actions';

/**
 * Marks the selected sentences, or the one at the caret, as seen with nothing to check. What is marked so already is not any more. A sentence
 * with a tag is seen anyway: it is refused by the tag's name. True if it is clear now.
 */
export function toggleClear(session: ArticleSession, history: ActionHistory, actions: TagActions): boolean {
  const there = tagsAtSelection(session);
  const clear = there.filter(({ kind }) => kind === 'clear');
  if (clear.length > 0) {
    history.actTogether(clear.map(({ id }) => ({ type: 'annotation.removed', payload: { annotationId: id } })));
    return false;
  }
  const [tagged] = there;
  if (tagged) throw new DomainError('conflict', `This sentence is seen: it has ${tagged.label ?? 'a new tag'}.`);
  actions.tag('clear', { snap: false });
  return true;
}

/** Selects the next sentence that nobody has seen, after the selection; null where all are seen. */
export function selectUnseen(session: ArticleSession): Transaction | null {
  const { state } = session.options.host;
  const { from, empty, to } = state.selection;
  const sentence = nextUnseen(state.doc, seenSpans(state), empty ? from : to, session.language);
  return sentence && state.tr.setSelection(TextSelection.create(state.doc, sentence.from, sentence.to));
}

function tagsAtSelection(session: ArticleSession): Annotation[] {
  const { state } = session.options.host;
  const { selection, doc } = state;
  const place = selection.empty ? sentenceAt(doc, selection.from, session.language) : selection;
  if (!place) return [];
  return marksIn(state, place.from, place.to)
    .flatMap((id) => session.annotations.get(id) ?? [])
    .filter((one) => !one.isRemoved);
}
