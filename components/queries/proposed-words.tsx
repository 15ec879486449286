import { useWorkbench } from '@/components/article/session-context';
import type { Proposal } from '@/lib/domain/talk/query';

/** The words of a claim and those that are proposed for them, as a suggestion shows them. */
export function ProposedWords({ proposal: { words, replacement } }: { proposal: Proposal }) {
  const { session } = useWorkbench();
  return (
    <p className="query-proposal read" dir="auto" lang={session.language}>
      <del className="suggested-out">{words}</del> <ins className="suggested-words">{replacement}</ins>
    </p>
  );
}
