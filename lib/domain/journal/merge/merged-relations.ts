import type { ArticleState } from '../../article-state';
import { isSameRelation, type Relation } from '../../tags/relation';
import { derivedId } from '../derived-id';
import { relationsIn } from '../entries/relation-entries';

/** The relations of and to the tag that goes, with the one that stays in its place: none to itself, and none that it has already. */
export function relationsGained(
  state: ArticleState,
  fromId: string,
  intoId: string,
  entryId: string,
): { relations?: { annotationId: string; relation: Relation }[] } {
  const all = [...relationsIn(state)];
  const gained: (typeof all)[number][] = [];
  const swap = (id: string) => (id === fromId ? intoId : id);
  for (const one of all) {
    if (one.fromId !== fromId && one.toId !== fromId) continue;
    const moved = { ...one, fromId: swap(one.fromId), toId: swap(one.toId) };
    if (moved.fromId === moved.toId || [...all, ...gained].some((known) => isSameRelation(known, moved))) continue;
    gained.push(moved);
  }
  if (gained.length === 0) return {};
  const copy = ({ relation, toId }: (typeof all)[number]): Relation => ({ ...relation, toId, id: derivedId(entryId, relation.id) });
  return { relations: gained.map((one) => ({ annotationId: one.fromId, relation: copy(one) })) };
}

/** The copies that a merge made of relations of and to the tag that comes back. */
export function relationsLost(
  state: ArticleState,
  fromId: string,
  undoes: string,
): { relations?: { annotationId: string; relationId: string }[] } {
  const copies = new Set<string>();
  for (const { id, relations = [], removedRelations = [] } of state.annotations.unplaced()) {
    for (const one of [...relations, ...removedRelations]) if (id === fromId || one.toId === fromId) copies.add(derivedId(undoes, one.id));
  }
  const lost = [...relationsIn(state)].filter(({ relation }) => copies.has(relation.id));
  return lost.length === 0
    ? {}
    : { relations: lost.map(({ fromId: annotationId, relation }) => ({ annotationId, relationId: relation.id })) };
}
