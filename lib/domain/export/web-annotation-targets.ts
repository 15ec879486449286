import type { Node } from '@tiptap/pm/model';
import { type AnchorRange, quoteRange } from '../anchors/anchor';
import type { Annotation } from '../tags/annotation';
import { type ArticleText, offsetAt } from '../text/article-text';

/** What targets are cut from: the doc, its words, and the way from their offsets to code points. */
export interface TargetText {
  doc: Node;
  text: ArticleText;
  toCodePoints(offset: number): number;
  articleIri: string;
}

/**
 * A target for each range, in order of the text. The model relates a body to each target by itself (3.2.6) and has no target of
 * several parts, so `galley:part` says that they belong together.
 */
export function targetsOf({ anchor }: Annotation, text: TargetText) {
  const { ranges } = anchor;
  const targets = ranges.map((range, index) => ({
    type: 'SpecificResource',
    source: text.articleIri,
    ...(ranges.length > 1 && { 'galley:part': `${index + 1} of ${ranges.length}` }),
    ...selectorsOf(range, text),
  }));
  return targets.length === 1 ? targets[0] : targets;
}

/**
 * The words as they read now, with today's context, and their position. Where they are not what was tagged, `galley:taggedWords`
 * says what was; where they are gone, the quote is the old one and there is no position: none would be true.
 */
function selectorsOf(range: AnchorRange, { doc, text, toCodePoints }: TargetText) {
  if (range.from >= range.to) return { selector: quoteSelector(range) };
  const now = quoteRange(doc, range.from, range.to);
  return {
    ...(now.exact !== range.exact && { 'galley:taggedWords': range.exact }),
    selector: [
      quoteSelector(now),
      {
        type: 'TextPositionSelector',
        start: toCodePoints(offsetAt(text, range.from)),
        end: toCodePoints(offsetAt(text, range.to)),
      },
    ],
  };
}

const quoteSelector = ({ exact, prefix, suffix }: Pick<AnchorRange, 'exact' | 'prefix' | 'suffix'>) => ({
  type: 'TextQuoteSelector',
  exact,
  prefix,
  suffix,
});
