import { v7 as uuidv7 } from 'uuid';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { ActionHistory } from '../undo/action-history';

/** Splits a claim into facts that say these sentences, or gives it more of them. One undo takes all of them back. Throws DomainError as the rules refuse it. */
export function splitClaim(history: ActionHistory, claim: Annotation, statements: readonly string[]): void {
  history.actTogether(
    statements.map((statement) => ({
      type: 'annotation.created',
      payload: { annotationId: uuidv7(), kind: 'claim', factOf: claim.id, statement },
    })),
  );
}
