'use client';
import { Ellipsis } from 'lucide-react';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { KindChip } from '@/components/ui/kind-chip';
import { Menu, MenuRow } from '@/components/ui/menu';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { SeenRelation } from '@/lib/domain/tags/relation';
import { relationName, relationWarnings } from '@/lib/domain/tags/relation-words';
import { goTo } from '@/lib/editor/keys/text-commands';
import { useCardNews } from '../card-news';
import { shownNow, tagName } from '../tag-words';
import { useTagHands } from '../use-tag-hands';
import { RelateDialog } from './relate-dialog';
import { useRelations } from './use-relations';

const none: readonly SeenRelation[] = [];

/** What a checker must know of the tags that this one is related to. */
export function RelationNotice({ annotation }: { annotation: Annotation }) {
  const warnings = relationWarnings(annotation, useRelations().get(annotation.id) ?? none);
  useCardNews(warnings);
  return warnings.map((warning) => <Banner key={warning} tone="warn" title={warning} isAnnounced={false} />);
}

/** The tags that this one is related to, in both directions, and the dialog that relates it to one more. */
export function RelatedTags({ annotation }: { annotation: Annotation }) {
  const rights = useRightsNow();
  const relations = useRelations().get(annotation.id) ?? none;
  return (
    <>
      {relations.length > 0 && (
        <section className="card-related" aria-label="Related">
          <p className="related-title dim2">Related</p>
          <ul>
            {relations.map((one) => (
              <RelatedTag key={one.relation.id} annotation={annotation} seen={one} canTag={rights.canTag} />
            ))}
          </ul>
        </section>
      )}
      {rights.canTag && <RelateDialog annotation={annotation} />}
    </>
  );
}

function RelatedTag({ annotation, seen, canTag }: { annotation: Annotation; seen: SeenRelation; canTag: boolean }) {
  const { session, editor } = useWorkbench();
  const { actions, attempt, act, offerUndo, toText } = useTagHands();
  const { other, relation, fromId } = seen;
  const name = `${relationName(seen)} ${tagName(other)}`;
  const words = shownNow(session, other) || 'words gone';
  const go = () => {
    goTo(editor.view, actions, other.id);
    // This card goes with its tag: focus is in the text, at the other one.
    toText();
  };
  const remove = () => {
    const payload = { annotationId: fromId, relationId: relation.id, toId: relation.toId };
    if (attempt(() => act('relation.removed', payload)))
      offerUndo(`${tagName(annotation)} and ${tagName(other)} are not related like that any more.`);
  };
  return (
    <li>
      <button type="button" className="related-tag" onClick={go}>
        <span className="related-how">{relationName(seen)}</span> <KindChip kind={other.kind} label={other.label} />{' '}
        <span className="trunc read" lang={session.language}>
          {words}
        </span>
      </button>
      {canTag && (
        <Menu
          label={name}
          trigger={
            <Button className="related-more" size="s" variant="quiet" isIcon aria-label={`More for ${name}`}>
              <Ellipsis className="i s" aria-hidden="true" />
            </Button>
          }
        >
          <MenuRow onSelect={remove}>Remove the relation</MenuRow>
        </Menu>
      )}
    </li>
  );
}
