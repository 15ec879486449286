'use client';
import { useState } from 'react';
import { KeysBar } from '@/components/article/commands/keys-bar';
import { KeysSheet } from '@/components/article/commands/keys-sheet';
import { useBindings } from '@/components/article/use-bindings';
import type { Mode } from '@/lib/editor/keys/mode';
import { allRights } from './all-rights';
import { GalleryGroup } from './gallery-group';

const modes: readonly Mode[] = ['tag', 'edit', 'read'];

/** The bar of keys in each mode; its button opens the sheet of all keys. */
export function GalleryKeys() {
  const [isOpen, setOpen] = useState(false);
  const bindings = useBindings();
  const close = () => setOpen(false);
  return (
    <GalleryGroup name="Keys" about="the bar at the foot, by mode" isWide>
      {modes.map((mode) => (
        <KeysBar key={mode} mode={mode} bindings={bindings} may={allRights} onShowKeys={() => setOpen(true)} />
      ))}
      <KeysSheet isOpen={isOpen} onClose={close} onClosed={close} bindings={bindings} singleKeys />
    </GalleryGroup>
  );
}
