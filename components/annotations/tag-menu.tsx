'use client';
import { Ellipsis, MessageCircleReply, Split, Trash2, Waypoints, X } from 'lucide-react';
import { useKeyTip } from '@/components/article/commands/key-hint';
import { useSplitting } from '@/components/facts/splitting';
import { useReplying } from '@/components/replies/replying';
import { Button } from '@/components/ui/button';
import { Menu, MenuLine, MenuRow } from '@/components/ui/menu';
import { followsFacts, isCountedClaim } from '@/lib/domain/checks/facts';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { useRelating } from './relations/relating';
import { tagName } from './tag-words';
import { useTagHands } from './use-tag-hands';

/** What is rarely done with the active tag. */
export function TagMenu({ annotation, canTag, onClose }: { annotation: Annotation; canTag: boolean; onClose: () => void }) {
  const { remove } = useTagHands();
  const [, setRelating] = useRelating();
  const [, setReplying] = useReplying();
  const [, setSplitting] = useSplitting();
  const tip = useKeyTip();
  return (
    <Menu
      label="More"
      trigger={
        <Button variant="quiet" size="s" isIcon aria-label={`More for ${tagName(annotation)}`}>
          <Ellipsis className="i s" aria-hidden="true" />
        </Button>
      }
    >
      <MenuRow icon={<X className="i s" aria-hidden="true" />} onSelect={onClose}>
        Close the card
      </MenuRow>
      {canTag && (
        <>
          {isCountedClaim(annotation) && (
            <MenuRow icon={<Split className="i s" aria-hidden="true" />} onSelect={() => setSplitting(annotation.id)}>
              {followsFacts(annotation) ? 'Add a fact…' : 'Split into facts…'}
            </MenuRow>
          )}
          <MenuRow icon={<Waypoints className="i s" aria-hidden="true" />} onSelect={() => setRelating(annotation.id)}>
            Relate to another tag…
          </MenuRow>
          {annotation.kind === 'claim' && (
            <MenuRow
              icon={<MessageCircleReply className="i s" aria-hidden="true" />}
              onSelect={() => setReplying({ form: 'ask', annotationId: annotation.id })}
            >
              Log a request for reply…
            </MenuRow>
          )}
          <MenuLine />
          <MenuRow icon={<Trash2 className="i s" aria-hidden="true" />} isDanger tip={tip('removeTag')} onSelect={() => remove(annotation)}>
            Remove the tag
          </MenuRow>
        </>
      )}
    </Menu>
  );
}
