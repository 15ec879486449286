'use client';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useOwnPreferences } from '@/components/desk/preferences-context';
import type { PageOverlay } from '@/lib/editor/keys/text-commands';
import { Coach } from '../coach/coach';
import { CommandMenu } from '../commands/command-menu';
import { GoToParagraph } from '../commands/go-to-paragraph';
import { KeysSheet } from '../commands/keys-sheet';
import type { ExportFormat } from '../export/use-export';
import { useBindings } from '../use-bindings';

interface Props {
  overlay: PageOverlay | null;
  onClose: () => void;
  formats: readonly ExportFormat[];
}

/** What lies over the workbench: the menu of everything, the sheet of all keys, the number of a paragraph, and the coach beside somebody's first article. */
export function WorkbenchOverlays({ overlay, onClose, formats }: Props) {
  const { preferences, change } = useOwnPreferences();
  const { toText } = useTagHands();
  const bindings = useBindings();
  // Gone at once, also where it cannot be saved: who skipped it has seen enough of it.
  const [isCoached, setCoached] = useState(preferences.coachSeen);
  // Beside the queries there are no words to tag.
  const isAtText = !usePathname().endsWith('/queries');
  return (
    <>
      <CommandMenu isOpen={overlay === 'menu'} onClose={onClose} formats={formats} />
      <KeysSheet isOpen={overlay === 'keys'} onClose={onClose} onClosed={toText} bindings={bindings} singleKeys={preferences.singleKeys} />
      {overlay === 'paragraph' && <GoToParagraph onClose={onClose} />}
      {isAtText && !isCoached && (
        <Coach
          onDone={() => {
            setCoached(true);
            void change({ coachSeen: true });
          }}
        />
      )}
    </>
  );
}
