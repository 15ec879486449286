'use client';
import { Eye, Highlighter, type LucideIcon, PencilLine, PenLine } from 'lucide-react';
import { useRef } from 'react';
import { Segmented } from '@/components/ui/segmented';
import { focusText, type Mode } from '@/lib/editor/keys/mode';
import { EDIT_OFF, enterMode, SUGGEST_TIP, TAG_OFF } from '@/lib/editor/keys/text-commands';
import { LOST, RELOAD_FIRST, whyLocked } from '@/lib/editor/session/article-lock';
import { useKeyTip } from '../commands/key-hint';
import { isLost } from '../is-lost';
import { maySuggest, useRevision, useWorkbench } from '../session-context';
import { useMode } from './use-mode';

/** Tag, Edit or Read. Who may not edit but suggest has Suggest for Edit; what the person may not do, or the page no more, says why. */
export function ModeSwitch() {
  const { editor, rights, sender } = useWorkbench();
  const { isHalted } = sender;
  const mode = useMode();
  useRevision();
  const tip = useKeyTip();
  const byPointer = useRef(false);
  const halted = isLost(sender) ? LOST : RELOAD_FIRST;
  const why = isHalted ? halted : rights.lock && whyLocked(rights.lock, rights);
  const canSuggest = maySuggest(rights);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only tells pointer from keys; the radio buttons inside act
    <div
      onPointerDown={() => {
        byPointer.current = true;
      }}
      onKeyDown={() => {
        byPointer.current = false;
      }}
    >
      <Segmented<Mode>
        label="Mode"
        value={mode}
        options={[
          {
            value: 'tag',
            label: withIcon(Highlighter, 'Tag'),
            ...(rights.canTag && !isHalted ? {} : { off: why ?? TAG_OFF }),
            // Escape is the way back from Edit, and means something else in the other modes.
            ...(mode === 'edit' ? { tip: tip('leave', 'Leave editing') } : {}),
          },
          canSuggest
            ? {
                value: 'edit',
                label: withIcon(PencilLine, 'Suggest'),
                tip: tip('enterEdit', SUGGEST_TIP),
                ...(isHalted && { off: halted }),
              }
            : {
                value: 'edit',
                label: withIcon(PenLine, 'Edit'),
                tip: tip('enterEdit'),
                ...(rights.canEdit && !isHalted ? {} : { off: why ?? EDIT_OFF }),
              },
          { value: 'read', label: withIcon(Eye, 'Read') },
        ]}
        onChange={(wanted) => {
          enterMode(editor.view, wanted);
          // By keys, focus stays in the group: arrows must be able to go on to the third.
          if (byPointer.current) focusText(editor.view);
        }}
      />
    </div>
  );
}

const withIcon = (Icon: LucideIcon, name: string) => (
  <>
    <Icon className="i xs" aria-hidden="true" />
    {name}
  </>
);
