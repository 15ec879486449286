import { sayWords } from '@/components/article/say-words';
import type { ArticleState } from '@/lib/domain/article-state';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { headlineOf } from '@/lib/domain/text/article-text';
import { countBlockWords } from '@/lib/domain/text/article-words';
import { sayNumber } from '@/lib/domain/text/say-count';

interface Props {
  /** The article as the person saw it. */
  seen: Pick<ArticleState, 'doc' | 'seq'>;
  /** Why they put none of the signatures, or null. */
  none: string | null;
  /** A signature locks it already. */
  isLocked: boolean;
}

/** What a person signs, and what comes of it; or why another person does. */
export function WhatIsSigned({ seen: { doc, seq }, none, isLocked }: Props) {
  if (none !== null) return <p>{none}</p>;
  return (
    <p>
      You sign “<bdi>{shownTitle(headlineOf(doc))}</bdi>” as you see it: {sayWords(countBlockWords(doc))}, entry{' '}
      <span className="mono">{sayNumber(seq)}</span>. Text, tags and verdicts {isLocked ? 'stay locked.' : 'are locked from then on.'}
    </p>
  );
}
