import type { z } from 'zod';
import { sayMoment } from '@/components/ui/when';
import { CheckState, checkStates } from '@/lib/domain/checks/check';
import { TagKind, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { sayNumber } from '@/lib/domain/text/say-count';
import { VerdictValue, verdictValues } from '@/lib/domain/verdicts/verdict';
import type { VerdictScale } from '@/lib/domain/verdicts/verdict-scale';
import type { OutboxItem } from '@/lib/editor/outbox/outbox';
import { annotationIdsOf, threadIdOf } from '@/lib/editor/outbox/outbox-items';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { valuesOfItem } from '@/lib/editor/session/item-values';
import { sayAct } from './own-acts';

/** What is not undone, and so not told in `own-acts`: before the name of its tag. */
const other: Partial<Record<string, string>> = {
  comment: 'comment on',
  'comment-edited': 'change of a comment on',
  'comment-removed': 'removal of a comment on',
  'thread-resolved': 'resolving of a thread on',
  'thread-reopened': 'reopening of a thread on',
  'query.asked': 'query about',
  'query.changed': 'change of a query about',
  'query.withdrawn': 'withdrawal of a query about',
  'query.answered': 'answer to a query about',
  'check.adjudicated': 'decision on',
  'rival.settled': 'choice on',
  'reply.asked': 'request for reply about',
  'reply.changed': 'change of a request for reply about',
  'reply.settled': 'outcome of a request for reply about',
  'reply.removed': 'removal of a request for reply about',
  'reply.restored': 'return of a request for reply about',
};

interface Names {
  scale: Pick<VerdictScale, 'grades'>;
  /** How somebody is called in a sentence. */
  nameOf(personId: string): string;
  /** The language of the reader's dates. */
  language: string | null;
}

/**
 * What a change did that was not stored, and on which tag: "Verdict of C1: Supported". A verdict without a note, a state or a checker has no words of its
 * own, and its person could not say what to do again. `others`: how many other tags were given to the same person (`groupRefused`). Null of what is of no tag.
 */
export function sayRefused(
  session: Pick<ArticleSession, 'annotations' | 'threads'>,
  item: OutboxItem,
  names: Names,
  others = 0,
): string | null {
  const { type, payload } = item;
  const about = session.threads.get(threadIdOf(item) ?? '')?.about;
  const annotationId = annotationIdsOf(item)[0] ?? (about?.on === 'tag' ? about.annotationId : undefined);
  if (annotationId === undefined || !session.annotations.has(annotationId)) return null;
  const act = sayAct({ type, payload: { ...payload, annotationId } }, session, other[type]);
  const value = sayValueOf(item, names);
  const more = others > 0 ? ` and ${sayNumber(others)} more` : '';
  return `${act.charAt(0).toUpperCase()}${act.slice(1)}${more}${value === null ? '' : `: ${value}`}`;
}

/** The value that a change gives, in words; null of one that gives none. */
function sayValueOf(item: OutboxItem, { scale, nameOf, language }: Names): string | null {
  const { judgement, checkState, kind, personId, dueAt } = valuesOfItem(item);
  if (judgement)
    return scale.grades.find(({ id }) => id === judgement.gradeId)?.name ?? nameIn(VerdictValue, verdictValues, judgement.value);
  if (judgement === null) return 'none';
  if (checkState !== undefined) return nameIn(CheckState, checkStates, checkState);
  if (kind !== undefined) return nameIn(TagKind, tagKinds, kind);
  if (personId !== undefined) return personId === null ? 'nobody' : nameOf(personId);
  if (dueAt !== undefined) return dueAt === null ? 'none' : sayMoment(new Date(dueAt), language);
  return null;
}

/** The name of a value in a table. One that is no longer known stays as it is. */
function nameIn<Value extends string>(values: z.ZodType<Value>, names: Readonly<Record<Value, { name: string }>>, value: string): string {
  const known = values.safeParse(value).data;
  return known === undefined ? value : names[known].name;
}
