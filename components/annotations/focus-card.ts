import type { Notes } from '@/components/article/hands/notes';
import type { ArticleRights } from '@/components/article/session-context';
import { openMenu } from '@/components/ui/open-menu';
import { DomainError } from '@/lib/domain/errors';
import { readPastedEvidence } from '@/lib/domain/sources/pasted-evidence';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { tagKinds } from '@/lib/domain/tags/tag-kinds';
import type { PagePart } from '@/lib/editor/keys/text-commands';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { lastLinkedSource } from '@/lib/editor/tags/last-source';
import type { TagActions } from '@/lib/editor/tags/tag-actions';
import { askForSource } from './evidence/ask-for-source';
import type { TagHands } from './use-tag-hands';
import { whyNoTypes, whyNoVerdicts } from './why-no-field';

export interface PartOfCard {
  tag: Annotation;
  actions: TagActions;
  /** What the person's role allows, whatever the mode. */
  rights: ArticleRights;
  isReading: boolean;
  session: ArticleSession;
  sayWithKey: Notes['sayWithKey'];
}

/** Brings focus to a part of the card of a tag, or says why the card has none. It comes with the card. */
export function focusCard(part: Exclude<PagePart, 'find' | 'tags'>, now: PartOfCard): void {
  const { tag, actions, rights, isReading } = now;
  const card = document.getElementById(`card-${tag.id}`);
  if (part === 'source') {
    askForSource();
    return;
  }
  if (part === 'lastSource') {
    const sourceId = lastLinkedSource(now.session);
    if (sourceId === null)
      throw new DomainError('invalid', `You have linked no source in this article yet.${now.sayWithKey('addSource', 'adds one')}`);
    askForSource({ sourceId });
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
    openMenu(button);
    return;
  }
  if (part === 'type') {
    const button = card?.querySelector<HTMLElement>('[data-part=type]');
    if (!button) throw new DomainError('forbidden', whyNoTypes({ kind: tag.kind, rights, isReading }));
    button.click();
    return;
  }
  if (part === 'verdict') {
    if (!tagKinds[tag.kind].takesVerdict) throw new DomainError('invalid', 'Only claims get a verdict.');
    actions.requireJudged(tag);
    const field = (state: string) => card?.querySelector<HTMLElement>(`[data-part=verdicts] input${state}`);
    const picker = field(':checked') ?? field('');
    if (!picker) throw new DomainError('forbidden', whyNoVerdicts({ rights, isReading }));
    picker.focus();
    return;
  }
  card?.focus();
}

/** Makes what was pasted a source of a tag: a link, or a quotation with its link. */
export function takePasted(tagId: string, text: string, { actions, offerEvidence }: Pick<TagHands, 'actions' | 'offerEvidence'>): void {
  const pasted = readPastedEvidence(text);
  if (!pasted)
    throw new DomainError(
      'invalid',
      'What was pasted has no link that can be read, or more than one. Paste one link, or a quotation with its link.',
    );
  if (actions.active()?.id !== tagId) actions.visit(tagId);
  offerEvidence(pasted);
}
