import type { PartOfCard } from '@/components/annotations/focus-card';
import { focusCard } from '@/components/annotations/open-tag-card';
import { DomainError } from '@/lib/domain/errors';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { PagePart } from '@/lib/editor/keys/text-commands';
import type { TagActions } from '@/lib/editor/tags/tag-actions';
import { focusTags } from './focus-tags';

interface Now extends Omit<PartOfCard, 'tag'> {
  showCard: () => void;
  noTagActive: () => string;
}

/** Brings focus from the text to a part of the page around it. Without an active tag, the one at the caret becomes it. */
export function focusPart(part: PagePart, now: Now): void {
  if (part === 'find') {
    document.querySelector<HTMLElement>('[data-region=tags] input[type=search]')?.focus();
    return;
  }
  if (part === 'tags') {
    focusTags();
    return;
  }
  focusCard(part, { ...now, tag: activateWithCard(now.actions, now.showCard, now.noTagActive) });
}

/** The active tag, or the one at the caret, with its card on the page: the card must be there before it can take focus, and before the next key comes. */
export function activateWithCard(actions: TagActions, showCard: () => void, noTagActive: () => string): Annotation {
  const tag = actions.activeOrAtCaret();
  if (!tag) throw new DomainError('invalid', noTagActive());
  actions.activate(tag.id);
  showCard();
  return tag;
}
