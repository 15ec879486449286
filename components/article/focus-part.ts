import { askForSource } from '@/components/annotations/ask-for-source';
import { DomainError } from '@/lib/domain/errors';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { tagKinds } from '@/lib/domain/tags/tag-kinds';
import type { Page } from '@/lib/editor/keys/text-commands';
import type { TagActions } from '@/lib/editor/tags/tag-actions';
import { focusTags } from './focus-tags';

/** Brings focus from the text to a part of the page around it. Without an active tag, the one at the caret becomes it. */
export function focusPart(part: Parameters<Page['focus']>[0], actions: TagActions, showCard: () => void, noTagActive: () => string): void {
  if (part === 'find') {
    document.querySelector<HTMLElement>('[data-region=tags] input[type=search]')?.focus();
    return;
  }
  if (part === 'tags') {
    focusTags();
    return;
  }
  const tag = activateWithCard(actions, showCard, noTagActive);
  const card = document.getElementById(`card-${tag.id}`);
  if (part === 'source') {
    askForSource();
    return;
  }
  if (part === 'assignee' || part === 'due') {
    if (!tagKinds[tag.kind].takesVerdict) throw new DomainError('invalid', 'Only claims are checked.');
    actions.requireJudged(tag);
    const button = card?.querySelector<HTMLElement>(`[data-part=${part === 'due' ? 'check-due' : 'check-first'}]`);
    if (!button)
      throw new DomainError(
        'forbidden',
        part === 'due' ? 'Editors and leads say when claims are due.' : 'Editors and leads give out claims that somebody has.',
      );
    button.focus();
    button.click();
    return;
  }
  if (part === 'type') {
    const button = card?.querySelector<HTMLElement>('[data-part=type]');
    if (!button) throw new DomainError('forbidden', 'Your role does not tag.');
    button.click();
    return;
  }
  if (part === 'verdict') {
    if (!tagKinds[tag.kind].takesVerdict) throw new DomainError('invalid', 'Only claims get a verdict.');
    actions.requireJudged(tag);
    const picker = card?.querySelector<HTMLElement>('.verdicts input:checked') ?? card?.querySelector<HTMLElement>('.verdicts input');
    if (!picker) throw new DomainError('forbidden', 'Your role does not give verdicts.');
    picker.focus();
    return;
  }
  card?.focus();
}

/** The active tag, or the one at the caret, with its card on the page: the card must be there before it can take focus, and before the next key comes. */
export function activateWithCard(actions: TagActions, showCard: () => void, noTagActive: () => string): Annotation {
  const tag = actions.activeOrAtCaret();
  if (!tag) throw new DomainError('invalid', noTagActive());
  actions.activate(tag.id);
  showCard();
  return tag;
}
