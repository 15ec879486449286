'use client';
import { useEffect, useState } from 'react';
import { Segmented } from '@/components/ui/segmented';
import { getMode, type Mode } from '@/lib/editor/mode';
import { enterMode } from '@/lib/editor/text-commands';
import { useWorkbench } from './session-context';

/** Tag, Edit or Read. What the person may not do says why. */
export function ModeSwitch() {
  const { editor, rights } = useWorkbench();
  const [mode, setMode] = useState<Mode>(() => getMode(editor.state));
  useEffect(() => {
    const follow = () => setMode(getMode(editor.state));
    editor.on('transaction', follow);
    return () => {
      editor.off('transaction', follow);
    };
  }, [editor]);
  return (
    <Segmented<Mode>
      label="Mode"
      value={mode}
      options={[
        { value: 'tag', label: 'Tag', ...(rights.canTag ? {} : { off: 'Your role in this desk reads; it does not tag.' }) },
        { value: 'edit', label: 'Edit', ...(rights.canEdit ? {} : { off: 'Editors and leads of this desk edit the text.' }) },
        { value: 'read', label: 'Read' },
      ]}
      onChange={(wanted) => {
        enterMode(editor.view, wanted);
        editor.view.focus();
      }}
    />
  );
}
