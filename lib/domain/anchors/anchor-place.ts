import type { Node } from '@tiptap/pm/model';
import { locatorAt } from '../text/article-text';
import { type Anchor, tightSpan } from './anchor';

/** Said for the place of a tag of whose words none are left. */
export const NOT_IN_TEXT = 'Not in the text';

/** Where the first words of an anchor that are still there stand in `doc`, as checkers cite it (¶4); null where none are. */
export function locatorOf(doc: Node, { ranges }: Pick<Anchor, 'ranges'>): string | null {
  const first = ranges.find((range) => tightSpan(doc, range) !== null);
  return first ? locatorAt(doc, first.from) : null;
}
