import { v7 as uuidv7 } from 'uuid';
import { factsOf, MAX_FACTS } from '@/lib/domain/checks/facts';
import { DomainError } from '@/lib/domain/errors';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sayCount } from '@/lib/domain/text/say-count';
import type { ArticleSession } from '../session/article-session';
import type { ActionHistory } from '../undo/action-history';

interface Split {
  session: ArticleSession;
  history: ActionHistory;
}

/**
 * Splits a claim into facts that say these sentences, or gives it more of them: all, or none where a colleague has left no room for so many. One undo
 * takes all of them back. Throws DomainError as the rules refuse it.
 */
export function splitClaim({ session, history }: Split, claim: Annotation, statements: readonly string[]): void {
  const count = factsOf(session, session.annotations.get(claim.id) ?? claim).length;
  const over = count + statements.length - MAX_FACTS;
  if (over > 0) {
    const has = `${claim.label ?? 'This claim'} has ${count} of at most ${MAX_FACTS} facts by now`;
    throw new DomainError('conflict', `${has}: leave out ${sayCount(over, 'line')}.`);
  }
  history.actTogether(
    statements.map((statement) => ({
      type: 'annotation.created',
      payload: { annotationId: uuidv7(), kind: 'claim', factOf: claim.id, statement },
    })),
  );
}
