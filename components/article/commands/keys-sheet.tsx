'use client';
import { Button } from '@/components/ui/button';
import { OpenedDialog } from '@/components/ui/opened-dialog';
import { PageLink } from '@/components/ui/page-link';
import { useIsMac } from '@/components/ui/use-is-mac';
import type { Bindings } from '@/lib/editor/keys/bindings';
import { type Keycaps, keysOf, sayKey } from '@/lib/editor/keys/key-names';
import { type CommandId, commandIds, type KeyGroup, keyGroups, keymap } from '@/lib/editor/keys/keymap';

interface Props {
  isOpen: boolean;
  onClose: () => void;
  /** Focus goes back, when the sheet is gone. */
  onClosed: () => void;
  bindings: Bindings;
  /** Whether the person has single keys on. */
  singleKeys: boolean;
}

/** Of its browse mode a screen reader has the letters for itself. */
const BY_EAR =
  'With a screen reader single letters act in the text, and on cards while its focus mode is kept on (Orca: Insert+A twice; NVDA: Insert+Space).';

interface Row {
  title: string;
  tag: readonly Keycaps[];
  edit: readonly Keycaps[];
}

/** Keys that belong to no command of the text, each at the end of its group. */
const fixedRows: Partial<Record<KeyGroup, readonly Row[]>> = {
  check: [
    { title: 'Among the verdicts, the one in that place', tag: [['1', '…', '9']], edit: [['1', '…', '9']] },
    { title: 'Among the verdicts, clear the verdict', tag: [['0']], edit: [['0']] },
    { title: 'Among the types, the one of that digit', tag: [['1', '…', '9']], edit: [['1', '…', '9']] },
    { title: 'Among the types, no type', tag: [['0']], edit: [['0']] },
  ],
  page: [
    { title: 'Next part of the page', tag: [['F6']], edit: [['F6']] },
    { title: 'To the notes at the foot', tag: [['F8']], edit: [['F8']] },
  ],
};

const groups = Object.keys(keyGroups).filter((group): group is KeyGroup => group in keyGroups);

/** All keys in groups, of Tag and Edit mode side by side, as the person has them. */
export function KeysSheet({ isOpen, onClose, onClosed, bindings, singleKeys }: Props) {
  const isMac = useIsMac();
  const comment = sayKey('comment', bindings, isMac, 'read');
  const rowOf = (id: CommandId): Row => {
    const edit = keysOf(id, bindings, isMac, 'edit');
    const all = keysOf(id, bindings, isMac, 'tag');
    // What acts while typing acts in Tag mode too, and need not stand twice.
    const alone = all.filter((caps) => !edit.some((other) => other.join() === caps.join()));
    return { title: keymap[id].title, tag: alone.length > 0 ? alone : all, edit };
  };
  const rowsOf = (group: KeyGroup): Row[] => {
    const rows = commandIds.filter((id) => keymap[id].group === group).map(rowOf);
    // With single keys off, what has no chord is done by pointer or from the menu of everything.
    return [...rows.filter(({ tag }) => tag.length > 0), ...(fixedRows[group] ?? [])];
  };
  const shown = groups.map((group) => ({ group, rows: rowsOf(group) })).filter(({ rows }) => rows.length > 0);
  return (
    <OpenedDialog
      isOpen={isOpen}
      onClose={onClose}
      onClosed={onClosed}
      isWide
      title="All keys"
      description={
        <>
          {singleKeys
            ? `In Tag mode single letters are commands. In Edit mode letters type, or suggest where the role does not edit, and the chords of its column act; they act in Tag mode too. In Read mode only keys that go round and show act${comment === null ? '' : `, and ${comment} to comment`}. ${BY_EAR} `
            : 'Single keys are off: chords, Enter, Esc and function keys act. '}
          <PageLink className="link" href="/profile#keys">
            Change your keys in your profile
          </PageLink>
        </>
      }
      buttons={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className="keys-sheet">
        {shown.map(({ group, rows }) => (
          <table key={group}>
            <caption className="vh">{keyGroups[group]}</caption>
            <thead>
              <tr>
                <th scope="col">
                  {/* What the group is called is heard in the caption. It would be the head of each title, and one is called as a column is. */}
                  <span aria-hidden="true">{keyGroups[group]}</span>
                  <span className="vh">Command</span>
                </th>
                <th scope="col">
                  <span className="vh">In </span>Tag<span className="vh"> mode</span>
                </th>
                <th scope="col">
                  <span className="vh">In </span>Edit<span className="vh"> mode</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ title, tag, edit }) => (
                <tr key={title}>
                  <th scope="row">{title}</th>
                  <td>
                    <KeyList keys={tag} />
                  </td>
                  <td>
                    <KeyList keys={edit} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </OpenedDialog>
  );
}

function KeyList({ keys }: { keys: readonly Keycaps[] }) {
  if (keys.length === 0) return <span className="vh">no key</span>;
  return keys.map((caps, at) => (
    <span key={caps.join(' ')} className="caps">
      {at > 0 && <span className="vh">or</span>}
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  ));
}
