import { z } from 'zod';
import type { ArticleState } from '../article-state';
import { DomainError } from '../errors';
import { withoutErased } from '../text/erased-sign';
import { isUnseen } from '../text/is-unseen';
import { VerdictValue } from '../verdicts/verdict';
import { gradeLacks, type VerdictScale } from '../verdicts/verdict-scale';
import type { EntryInput } from './entry';

// Apart from the entry types, which a page has with its first scripts: these are full. Its forms ask for more than white space, and the rest is said here.

/** By type of entry its words, and what is said where nothing of them is seen. */
const asked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  comment: { text: 'Write a comment first.' },
  'comment-edited': { text: 'Write a comment first.' },
  'query.asked': { text: 'Write the question first.', replacement: 'Write the words that you propose.' },
  'query.changed': { text: 'Write the question first.', replacement: 'Write the words that you propose.' },
  'query.answered': { text: 'Write the answer first.' },
};

/** By type of entry the member that has a judgement with its note. */
const judged: Readonly<Record<string, string>> = { 'verdict.given': 'verdict', 'check.second-given': 'second', 'check.voted': 'vote' };

const Sent = z.record(z.string(), z.unknown());
const Judged = z.object({ annotationId: z.string(), value: VerdictValue, gradeId: z.string().optional(), rationale: z.string() });

/**
 * Refuses (`invalid`) words of which nothing is seen where an entry must have some: of a comment, of a query and its answer, and of the note that a verdict
 * rests on. What is stored is never asked.
 */
export function refuseUnseen(
  { annotations }: Pick<ArticleState, 'annotations'>,
  { type, payload }: Pick<EntryInput, 'type' | 'payload'>,
  scale: Pick<VerdictScale, 'grades'>,
): void {
  const sent = Sent.safeParse(payload).data ?? {};
  for (const [member, sentence] of Object.entries(asked[type] ?? {})) {
    const words = sent[member];
    if (typeof words === 'string' && isUnseen(words)) throw new DomainError('invalid', sentence);
  }
  const given = Sent.safeParse(sent[judged[type] ?? '']).data;
  const { annotationId = '', ...judgement } = Judged.safeParse({ ...given, annotationId: sent.annotationId }).data ?? {};
  const tag = annotations.get(annotationId);
  if (!tag || !('value' in judgement) || !isUnseen(withoutErased(judgement.rationale))) return;
  const lacks = gradeLacks(scale, { ...judgement, rationale: '' }, tag.evidence);
  if (lacks !== null) throw new DomainError('invalid', lacks);
}
