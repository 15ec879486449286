import { useWorkbench } from '@/components/article/session-context';
import type { Suggestion } from '@/lib/domain/talk/suggestion';
import { wordsBefore } from './words-before';

/** The words that are to go and those that are proposed, in pencil. A place for new words shows a few words before it. */
export function SuggestionWords({ suggestion: { words, replacement, anchor } }: { suggestion: Suggestion }) {
  const { session } = useWorkbench();
  const before = wordsBefore(anchor.ranges[0]?.prefix ?? '');
  return (
    <span className="read" dir="auto" lang={session.language}>
      {words === '' && before !== '' && <span className="dim">…{before}</span>}
      {words !== '' && <del className="suggested-out">{words}</del>}
      {words !== '' && replacement !== '' && ' '}
      {replacement !== '' && <ins className="suggested-words">{replacement}</ins>}
    </span>
  );
}
