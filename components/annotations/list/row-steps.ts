import { DomainError } from '@/lib/domain/errors';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sayNumber } from '@/lib/domain/text/say-count';
import type { TagActions } from '@/lib/editor/tags/tag-actions';

type Actions = Pick<TagActions, 'neighbour' | 'nextUnchecked' | 'countUnchecked'>;

/**
 * The tag of a list that is after (1) or before (-1) the active one. Where the list does not show that one, since a filter has let go of it, the next
 * one in the text. At an end it is the tag there; null only where the list is empty.
 */
export function nextShown(tags: readonly Annotation[], activeId: string | null, by: 1 | -1, actions: Actions): string | null {
  const at = tags.findIndex(({ id }) => id === activeId);
  const end = tags.at(by === 1 ? -1 : 0)?.id ?? null;
  if (at >= 0) return tags[at + by]?.id ?? end;
  return actions.neighbour(by, isAmong(tags)) ?? end;
}

/** Where the keys of a list go in it; undefined for those that go nowhere, null where it is empty. */
export function rowOfKey(key: string, tags: readonly Annotation[], activeId: string | null, actions: Actions): string | null | undefined {
  if (key === 'ArrowDown') return nextShown(tags, activeId, 1, actions);
  if (key === 'ArrowUp') return nextShown(tags, activeId, -1, actions);
  if (key === 'Home') return tags[0]?.id ?? null;
  if (key === 'End') return tags.at(-1)?.id ?? null;
}

/** The next tag of a list that still needs someone. Refused (`invalid`) where none of them does, with how many others do: filters may leave these out. */
export function nextUncheckedShown(tags: readonly Annotation[], actions: Actions): string {
  const next = actions.nextUnchecked(isAmong(tags));
  if (next !== null) return next;
  const others = actions.countUnchecked();
  const rest = others === 0 ? '.' : `; outside it ${sayNumber(others)} ${others === 1 ? 'is' : 'are'}.`;
  throw new DomainError('invalid', `Nothing in this list is left to check${rest}`);
}

function isAmong(tags: readonly Annotation[]): (one: Annotation) => boolean {
  const ids = new Set(tags.map(({ id }) => id));
  return ({ id }) => ids.has(id);
}
