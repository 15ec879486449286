'use client';
import { ChevronLeft, ChevronRight, List, ListFilter } from 'lucide-react';
import { useOrderedTags } from '@/components/annotations/list/use-ordered-tags';
import { tagName } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { Button } from '@/components/ui/button';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sayCount, sayNumber } from '@/lib/domain/text/say-count';
import { goTo } from '@/lib/editor/keys/text-commands';
import { useKeyTip } from '../commands/key-hint';
import { useWorkbench } from '../session-context';
import { useFromEditor } from '../workbench/use-mode';

/** At the thumb: the tag before and the tag after, and the way to all of them. */
export function PhoneBar({ activeId }: { activeId: string | null }) {
  const { editor } = useWorkbench();
  const { actions, commands, sayTag } = useTagHands();
  const tags = useOrderedTags() ?? [];
  const tip = useKeyTip();
  const at = tags.findIndex(({ id }) => id === activeId);
  const around = useTagsAtCaret(at < 0);
  const go = (tag: Annotation | undefined) => {
    if (!tag) return;
    goTo(editor.view, actions, tag.id);
    sayTag(tag.id);
  };
  const [before, after] = at < 0 ? around.map((id) => tags.find((tag) => tag.id === id)) : [tags[at - 1], tags[at + 1]];
  return (
    <nav className="phone-bar" aria-label="From tag to tag">
      <Button
        variant="quiet"
        {...tip('previousTag')}
        off={before ? undefined : 'No tag before'}
        aria-label={before ? `Previous: ${tagName(before)}` : 'Previous'}
        onClick={() => go(before)}
      >
        <ChevronLeft className="i" aria-hidden="true" />
        {before?.label}
      </Button>
      <span className="num">
        {at >= 0 && <b>{sayNumber(at + 1)}</b>} {at >= 0 ? `of ${sayNumber(tags.length)}` : sayCount(tags.length, 'tag')}
      </span>
      <Button
        variant="quiet"
        {...tip('nextTag')}
        off={after ? undefined : 'No tag after'}
        aria-label={after ? `Next: ${tagName(after)}` : 'Next'}
        onClick={() => go(after)}
      >
        {after?.label}
        <ChevronRight className="i" aria-hidden="true" />
      </Button>
      <span className="sp" />
      <Button variant="quiet" isIcon aria-label="Tags" {...tip('openTags')} onClick={() => commands.openTags?.(editor.view)}>
        <List className="i" aria-hidden="true" />
      </Button>
      <Button variant="quiet" isIcon aria-label="Filter" {...tip('findTag')} onClick={() => commands.findTag?.(editor.view)}>
        <ListFilter className="i" aria-hidden="true" />
      </Button>
    </nav>
  );
}

/** The tags before and after the caret, as its keys find them, while `isAsked`: no tag is active, since a colleague may have removed the one that was. */
function useTagsAtCaret(isAsked: boolean): (string | null)[] {
  const { actions } = useTagHands();
  const read = () => (isAsked ? `${actions.neighbour(-1) ?? ''} ${actions.neighbour(1) ?? ''}` : ' ');
  const [before = '', after = ''] = useFromEditor(read, ' ').split(' ');
  return [before || null, after || null];
}
