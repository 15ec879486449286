import type { EntryType } from './entry-type';

/** How many steps an entry of that type brings; the version of a text counts them, as in ProseMirror. */
export function stepCount({ hasSteps }: Pick<EntryType, 'hasSteps'>, payload: unknown): number {
  if (!hasSteps || typeof payload !== 'object' || payload === null || !('steps' in payload)) return 0;
  return Array.isArray(payload.steps) ? payload.steps.length : 0;
}
