import type { Node } from '@tiptap/pm/model';
import { alignDocs } from './align';
import { articleSchema } from './article-schema';

/**
 * The steps (JSON) that make `title` the headline of `doc`; none if it is that already. Word by word, so that tags on words that stay are kept;
 * italics of words that stay go, since a title given as one line has none.
 */
export function titleSteps(doc: Node, title: string): unknown[] {
  const [before, after] = [doc.firstChild, articleSchema.node('title', null, title === '' ? [] : [articleSchema.text(title)])];
  if (!before || before.textContent === title) return [];
  // The headline is the first node, so its positions are the same in a doc that holds nothing else.
  const alone = (headline: Node) => articleSchema.node('doc', null, [headline, articleSchema.node('paragraph')]);
  return alignDocs(alone(before), alone(after)).steps.map((step) => step.toJSON());
}
