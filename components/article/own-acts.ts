import { tagName } from '@/components/annotations/tag-words';
import { checkStates } from '@/lib/domain/checks/check';
import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { spokenName } from '@/lib/domain/tags/spoken-name';
import { tagKinds } from '@/lib/domain/tags/tag-kinds';
import { sayNumber } from '@/lib/domain/text/say-count';
import { verdictName } from '@/lib/domain/verdicts/verdict';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import type { SessionSender } from '@/lib/editor/session/session-sender';
import type { UndoEvent } from '@/lib/editor/undo/action-history';
import type { Action } from '@/lib/editor/undo/inversion';
import { sayDone } from './say-done';

/** What an action made of a tag, in words. An action with controls that say so themselves is not here. */
const ownActs: Partial<Record<string, (tag: Annotation) => string>> = {
  'verdict.given': (tag) =>
    tag.verdict ? `${spokenName(tag)}: ${verdictName(tag.verdict)}` : `The verdict on ${spokenName(tag)} is cleared`,
  'check.second-given': (tag) => `Second check of ${spokenName(tag)} ${checkOf(tag).second ? 'given' : 'taken back'}`,
  'check.voted': (tag) => `Voted on ${spokenName(tag)}`,
  'check.state-changed': (tag) => `${spokenName(tag)}: ${checkStates[tag.checkState].name}`,
  'evidence.linked': (tag) => `Source linked to ${spokenName(tag)}`,
  'evidence.unlinked': (tag) => `Source unlinked from ${spokenName(tag)}`,
  'evidence.changed': (tag) => `Source of ${spokenName(tag)} changed`,
  'rival.settled': (tag) => `${spokenName(tag)}: settled`,
};

/** What a screen reader is to hear of an action on a tag, told by what it made of the tag, or that it is not saved; null of those that say so elsewhere. */
export function sayOwnAct(
  type: string,
  payload: Record<string, unknown>,
  { session, sender }: { session: ArticleSession; sender: Pick<SessionSender, 'state'> },
): string | null {
  const tag = typeof payload.annotationId === 'string' ? session.annotations.get(payload.annotationId) : undefined;
  const done = tag && ownActs[type]?.(tag);
  return done ? sayDone(sender, done) : null;
}

const sourceOf = 'source of';
const relationOf = 'relation of';
const suggestion = 'suggestion';

/** What an undo takes back, or a redo does again: by type of entry, before the name of its tag where it has one. Of others, that it is a change. */
const wentBack: Partial<Record<string, string>> = {
  'annotation.created': 'tag',
  'annotation.restored': 'tag',
  'annotation.removed': 'removal of',
  'annotation.merged': 'merging of',
  'annotation.unmerged': 'parting of',
  'annotation.kind-changed': 'kind of',
  'annotation.span-changed': 'place of',
  'annotation.typed': 'type of',
  'annotation.stated': 'statement of',
  'check.state-changed': 'state of',
  'check.assigned': 'checker of',
  'check.second-assigned': 'second checker of',
  'check.due-set': 'due date of',
  'check.methods-set': 'methods of',
  'check.items-ticked': 'checklist of',
  'check.second-given': 'second check of',
  'check.voted': 'vote on',
  'verdict.given': 'verdict of',
  'evidence.linked': sourceOf,
  'evidence.relinked': sourceOf,
  'evidence.unlinked': 'removed source of',
  'evidence.changed': 'change of a source of',
  'relation.made': relationOf,
  'relation.restored': relationOf,
  'relation.removed': 'removed relation of',
  'reply.asked': 'request for reply',
  'reply.restored': 'request for reply',
  'reply.changed': 'change of a request for reply',
  'reply.removed': 'removal of a request for reply',
  'reply.settled': 'what came of a request for reply',
  'suggestion.made': suggestion,
  'suggestion.changed': suggestion,
  'suggestion.withdrawn': 'withdrawal of a suggestion',
  'suggestion.rejected': 'rejection of a suggestion',
  'suggestion.accepted': 'acceptance of a suggestion',
  'suggestion.reopened': suggestion,
};

/** What was undone, or done again, in words: "verdict of C7", "typing", "tag C4 and 2 more". */
export function sayEvent(event: UndoEvent, session: Pick<ArticleSession, 'annotations'>): string {
  if (event.kind === 'text') return 'typing';
  const [first, ...others] = event.actions;
  if (!first) return 'nothing';
  return `${sayAct(first, session)}${others.length > 0 ? ` and ${sayNumber(others.length)} more` : ''}`;
}

/** What an entry does, with its tag: "verdict of C7". `what`: before the name of the tag, where it is none that can be undone. */
export function sayAct(
  { type, payload, before }: Pick<Action, 'type' | 'payload'> & Partial<Pick<Action, 'before'>>,
  session: Pick<ArticleSession, 'annotations'>,
  what = wentBack[type] ?? 'change of',
): string {
  const tag = session.annotations.get(String(payload.annotationId)) ?? before;
  // Requests for a reply and suggestions are of no tag.
  const isClear = (tag ?? payload).kind === 'clear';
  if (isClear) return what === 'tag' ? CLEAR : `${what} a ${CLEAR}`;
  if (!tag) return wentBack[type] === undefined ? 'change' : what;
  return what === 'tag' && tag.label === null ? `new ${tagKinds[tag.kind].name.toLowerCase()}` : `${what} ${tagName(tag)}`;
}

const CLEAR = 'clear mark';
