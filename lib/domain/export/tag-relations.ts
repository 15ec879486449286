import type { ArticleState } from '../article-state';
import { relationsByTag, type SeenRelation } from '../tags/relation';
import { sayRelation } from '../tags/relation-words';

const known = new WeakMap<ArticleState['annotations'], ReadonlyMap<string, readonly SeenRelation[]>>();

/** The relations of a tag in both directions. They are found once for an article, however many tags are asked for. */
export function relationsOfTag({ annotations }: Pick<ArticleState, 'annotations'>, id: string): readonly SeenRelation[] {
  const byTag = known.get(annotations) ?? relationsByTag(annotations.values());
  known.set(annotations, byTag);
  return byTag.get(id) ?? [];
}

/** The same in words: "rests on C4; repeats C7". Empty without any. */
export const sayRelations = (state: Pick<ArticleState, 'annotations'>, id: string): string =>
  relationsOfTag(state, id).map(sayRelation).join('; ');
