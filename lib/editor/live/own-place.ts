import type { PresencePlace } from '@/lib/domain/contract/presence';
import { activeMark } from '../marks/annotation-plugin';
import type { ArticleSession } from '../session/article-session';
import type { PassedSteps } from '../session/passed-steps';
import { mappingFromEditor } from '../session/pending';

/**
 * As others map a place through what is written at it: it stays before that. Whoever wrote it says anew where they are, and whoever only
 * stood there has nothing to say.
 */
export const STAYS_BEFORE = -1;

/** Where this tab is, in the confirmed text. */
export function ownPlace(session: ArticleSession): Omit<PresencePlace, 'isAway' | 'movedAt'> {
  const { state } = session.options.host;
  const back = mappingFromEditor(session.steps());
  return {
    version: session.confirmed.version,
    anchor: back.map(state.selection.anchor, STAYS_BEFORE),
    head: back.map(state.selection.head, STAYS_BEFORE),
    annotationId: activeMark(state),
  };
}

/** Whether those who were told `said` know already that somebody is at `place`: they follow a place through what is written. */
export function isKnownFrom(said: PresencePlace, place: PresencePlace, passed: PassedSteps): boolean {
  const way = passed.since(said.version);
  return (
    way !== null &&
    way.map(said.anchor, STAYS_BEFORE) === place.anchor &&
    way.map(said.head, STAYS_BEFORE) === place.head &&
    said.annotationId === place.annotationId &&
    said.isAway === place.isAway
  );
}
