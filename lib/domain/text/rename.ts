import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { ReplaceStep } from '@tiptap/pm/transform';
import { articleSchema } from './article-schema';
import { wordsBetween } from './article-text';
import { diffWords } from './word-diff';

/**
 * The steps (JSON) that make `title` the headline of `doc`; none if it is that already. Word by word, so that tags and italics on words that
 * stay are kept.
 */
export function titleSteps(doc: Node, title: string): unknown[] {
  const headline = doc.firstChild;
  if (!headline) return [];
  const changes = diffWords(wordsBetween(headline, 0, headline.content.size), title);
  // From the last to the first, so that what stands before is where it was. A headline holds only text and breaks: an offset is a position.
  return changes.toReversed().map(({ oldFrom, oldTo, newFrom, newTo }) => {
    const words = title.slice(newFrom, newTo);
    const slice = new Slice(words === '' ? Fragment.empty : Fragment.from(articleSchema.text(words)), 0, 0);
    return new ReplaceStep(1 + oldFrom, 1 + oldTo, slice).toJSON();
  });
}
