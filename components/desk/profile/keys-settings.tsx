'use client';
import { useId } from 'react';
import { keycapsOf } from '@/lib/editor/keys/key-names';
import { Button } from '../../ui/button';
import { Switch } from '../../ui/switch';
import { useIsMac } from '../../ui/use-is-mac';
import { KeyTable } from './key-table';
import { Section, Setting, useSetting } from './section';

export function KeysSettings() {
  return (
    <Section id="keys" title="Keys">
      <SingleKeys />
      <Keys />
    </Section>
  );
}

function SingleKeys() {
  const { preferences, save } = useSetting();
  const isMac = useIsMac();
  const hint = useId();
  return (
    <Setting
      title="Single keys"
      hint={
        <span id={hint}>
          Letters and signs alone are commands while you do not type. Switch them off if dictation or a slip of the finger sets them off:
          chords like {keycapsOf('Mod-Alt-1', isMac).join(' ')} still act, and Backspace removes no tag.
        </span>
      }
    >
      <Switch label="Single keys" isOn={preferences.singleKeys} onChange={(singleKeys) => save({ singleKeys })} aria-describedby={hint} />
    </Setting>
  );
}

function Keys() {
  const { preferences, save } = useSetting();
  const own = Object.keys(preferences.keys);
  return (
    <>
      <KeyTable preferences={preferences} onChange={(id, key) => save({ keys: { [id]: key } })} />
      <div className="sheet-foot">
        <Button
          off={own.length > 0 ? undefined : 'All keys are the usual ones.'}
          onClick={() => save({ keys: Object.fromEntries(own.map((id) => [id, null])) })}
        >
          Back to the usual keys
        </Button>
      </div>
    </>
  );
}
