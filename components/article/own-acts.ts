import { spokenName } from '@/components/annotations/tag-words';
import { checkStates } from '@/lib/domain/checks/check';
import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { verdictName } from '@/lib/domain/verdicts/verdict';
import type { ArticleSession } from '@/lib/editor/session/article-session';

/** What an action made of a tag, in words. An action with controls that say so themselves is not here. */
const ownActs: Partial<Record<string, (tag: Annotation) => string>> = {
  'verdict.given': (tag) =>
    tag.verdict ? `${spokenName(tag)}: ${verdictName(tag.verdict)}` : `The verdict on ${spokenName(tag)} is cleared`,
  'check.second-given': (tag) => `Second check of ${spokenName(tag)} ${checkOf(tag).second ? 'given' : 'taken back'}`,
  'check.voted': (tag) => `Voted on ${spokenName(tag)}`,
  'check.state-changed': (tag) => `${spokenName(tag)}: ${checkStates[tag.checkState].name}`,
  'evidence.linked': (tag) => `Source linked to ${spokenName(tag)}`,
  'evidence.unlinked': (tag) => `Source unlinked from ${spokenName(tag)}`,
};

/** What a screen reader is to hear of an action on a tag, told by what it made of the tag; null of those that say so elsewhere. */
export function sayOwnAct(type: string, payload: Record<string, unknown>, session: ArticleSession): string | null {
  const tag = typeof payload.annotationId === 'string' ? session.annotations.get(payload.annotationId) : undefined;
  return tag ? (ownActs[type]?.(tag) ?? null) : null;
}
