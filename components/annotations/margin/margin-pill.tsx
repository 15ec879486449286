'use client';
import { useWorkbench } from '@/components/article/session-context';
import { KindChip } from '@/components/ui/kind-chip';
import { Menu, MenuRow } from '@/components/ui/menu';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { progressOf } from '@/lib/domain/checks/claim-counts';
import { gradeOf, listedWords } from '../tag-words';

/** A list longer than this is gone through in the list of tags. */
const MAX_LISTED = 40;

interface Props {
  ids: readonly string[];
  openId: string | null;
  onOpen: (id: string) => void;
}

/** Slips that found no room near their words, as one pill that opens as a list. */
export function MarginPill({ ids, openId, onOpen }: Props) {
  const { session } = useWorkbench();
  const [first] = ids;
  const startOf = (id: string | null) => {
    const one = id === null ? undefined : session.annotations.get(id);
    return one ? (session.placesOf(one)[0]?.from ?? 0) : null;
  };
  const open = startOf(openId);
  const where = open === null ? 'more' : (startOf(first ?? null) ?? 0) < open ? 'above' : 'below';
  const tags = ids.slice(0, MAX_LISTED).flatMap((id) => session.annotations.get(id) ?? []);
  return (
    <Menu
      label="Tags folded here"
      align="start"
      trigger={
        <button type="button" className="margin-pill">
          {ids.length} {where}
        </button>
      }
    >
      {tags.map((tag) => (
        <MenuRow key={tag.id} onSelect={() => onOpen(tag.id)}>
          <KindChip kind={tag.kind} label={tag.label} />
          <span className="pill-words trunc" lang={session.language}>
            {listedWords(session, tag)}
          </span>
          <VerdictGlyph value={progressOf(tag)} grade={gradeOf(tag, progressOf(tag))} />
        </MenuRow>
      ))}
      {ids.length > MAX_LISTED && <p className="menu-note">{ids.length - MAX_LISTED} more are in the list of tags</p>}
    </Menu>
  );
}
