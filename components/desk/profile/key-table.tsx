'use client';
import { type KeyboardEvent, useRef, useState } from 'react';
import { InlineError } from '@/components/ui/field';
import type { Preferences } from '@/lib/domain/people/preferences';
import { bindingsOf, changeableCommands, isSingleKey } from '@/lib/editor/keys/bindings';
import { chooseKey } from '@/lib/editor/keys/choose-key';
import { type Keycaps, keycapsOf } from '@/lib/editor/keys/key-names';
import { type CommandId, type KeyGroup, keyGroups, keymap } from '@/lib/editor/keys/keymap';
import { Button } from '../../ui/button';
import { useIsMac } from '../../ui/use-is-mac';

interface Props {
  preferences: Preferences;
  /** Null is the usual key. */
  onChange: (id: CommandId, key: string | null) => void;
}

const groups = Object.keys(keyGroups)
  .filter((group): group is KeyGroup => group in keyGroups)
  .map((group) => ({ group, commands: changeableCommands.filter((id) => keymap[id].group === group) }));

/** Each command with its single key, and the button that takes another: the next key that is pressed. */
export function KeyTable({ preferences, onChange }: Props) {
  const isMac = useIsMac();
  const [recording, setRecording] = useState<CommandId | null>(null);
  const [refused, setRefused] = useState<{ id: CommandId; sentence: string } | null>(null);
  const bindings = bindingsOf({ ...preferences, singleKeys: true });

  const begin = (id: CommandId | null) => {
    setRecording(id);
    setRefused(null);
  };
  const press = (id: CommandId) => (event: KeyboardEvent) => {
    if (recording !== id) return;
    if (event.key === 'Tab') return begin(null);
    event.preventDefault();
    if (event.key === 'Escape') return begin(null);
    const chosen = chooseKey(event.nativeEvent, id, preferences, isMac);
    if (chosen === null) return;
    if ('refusal' in chosen) return setRefused({ id, sentence: chosen.refusal });
    begin(null);
    onChange(id, chosen.key);
  };

  return (
    <table className={`tbl key-table ${preferences.singleKeys ? '' : 'is-off'}`}>
      <thead>
        <tr>
          <th scope="col">Command</th>
          <th scope="col">Key</th>
          <th scope="col">
            <span className="vh">Change</span>
          </th>
        </tr>
      </thead>
      {groups.map(({ group, commands }) => (
        <tbody key={group}>
          <tr className="group">
            <th scope="rowgroup" colSpan={3}>
              {keyGroups[group]}
            </th>
          </tr>
          {commands.map((id) => (
            <KeyRow
              key={id}
              title={keymap[id].title}
              keys={(bindings.tag.keys.get(id) ?? []).filter(isSingleKey).map((name) => keycapsOf(name, isMac))}
              usual={preferences.keys[id] === undefined ? null : keymap[id].tag.filter(isSingleKey).map((name) => keycapsOf(name, isMac))}
              isRecording={recording === id}
              refusal={refused?.id === id ? refused.sentence : null}
              onBegin={() => begin(recording === id ? null : id)}
              onEnd={() => begin(null)}
              onKeyDown={press(id)}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  title: string;
  keys: readonly Keycaps[];
  /** The usual keys, where the person has another. */
  usual: readonly Keycaps[] | null;
  isRecording: boolean;
  refusal: string | null;
  onBegin: () => void;
  onEnd: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function KeyRow({ title, keys, usual, isRecording, refusal, onBegin, onEnd, onKeyDown }: RowProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <tr className={usual === null ? undefined : 'is-own'}>
        <th scope="row">{title}</th>
        <td>
          {keys.length === 0 ? <span className="dim">none</span> : <Caps keys={keys} />}
          {usual !== null && <span className="hint usual">usually {usual.map((caps) => caps.join(' ')).join(' or ')}</span>}
        </td>
        <td>
          <Button
            ref={button}
            size="s"
            data-recording={isRecording || undefined}
            aria-label={isRecording ? `Press a key for ${title}, or Escape` : `Change the key of ${title}`}
            // Its press ends it, too. In Safari on a Mac the press would take focus away, and begin anew what that had ended.
            onMouseDown={(event) => isRecording && event.preventDefault()}
            onClick={onBegin}
            onBlur={() => isRecording && onEnd()}
            onKeyDown={onKeyDown}
            // Some browsers click a button when the space bar comes up, whatever became of it going down.
            onKeyUp={(event) => isRecording && event.preventDefault()}
          >
            {isRecording ? 'Press a key' : 'Change'}
          </Button>
        </td>
      </tr>
      {(isRecording || refusal !== null) && (
        <tr className="refused">
          <td colSpan={3}>
            {refusal === null ? (
              <p className="hint" role="status">
                Press the new key of “{title}”. Esc leaves it as it is.
              </p>
            ) : (
              <InlineError>{refusal}</InlineError>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

function Caps({ keys }: { keys: readonly Keycaps[] }) {
  return keys.map((caps, at) => (
    <span key={caps.join(' ')} className="caps">
      {at > 0 && <span className="dim">or</span>}
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  ));
}
