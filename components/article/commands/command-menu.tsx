'use client';
import '@/components/ui/style-nonce';
import { Dialog as Radix } from 'radix-ui';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useNotesFirst } from '@/components/ui/toast';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { EXPORT_WAITS, type ExportFormat, useExport } from '../export/use-export';
import { useSaveState } from '../opening/abandoned-work';
import { useWorkbench } from '../session-context';
import { CommandList } from './command-list';
import { useCommands } from './use-commands';

interface Props {
  isOpen: boolean;
  onClose: () => void;
  formats: readonly ExportFormat[];
}

/** Everything by its name: verdicts, tags, paragraphs, and what can be done now. Focus goes back to the text or the part of the card or of the list's head it came from, or on to what was chosen. */
export function CommandMenu({ isOpen, onClose, formats }: Props) {
  const { toText } = useTagHands();
  const { session } = useWorkbench();
  const { state } = useSaveState();
  const { exportAs, dialog } = useExport(session.options.articleId, state.name === 'saved' ? undefined : EXPORT_WAITS);
  const takeEscape = useNotesFirst();
  const cameFrom = useRef<Element | null>(null);
  /**
   * Closes the menu, and does what was chosen once focus is back in the text, where commands expect it. All at once: a letter that comes right
   * behind would fall to the page, or be a command of the text where it is meant for the field that was chosen.
   */
  const leave = (work?: () => void) => {
    const field = work ? null : cameFrom.current?.closest<HTMLElement>('.card *, [data-region=tags] :is(button, input)');
    flushSync(onClose);
    if (field?.isConnected) field.focus();
    else toText();
    work?.();
  };
  /** Focus is where it belongs already; but a press beside the menu may have taken it away again. */
  const keepFocus = (event: Event) => {
    event.preventDefault();
    if (document.activeElement === document.body) toText();
  };
  return (
    <>
      <Radix.Root open={isOpen} onOpenChange={(open) => (open ? undefined : leave())}>
        <Radix.Portal>
          <Radix.Overlay className="scrim" />
          <Radix.Content
            className="pop command-menu"
            aria-describedby={undefined}
            onEscapeKeyDown={(event) => (isOfInputMethod(event) ? event.preventDefault() : takeEscape(event))}
            onOpenAutoFocus={() => {
              cameFrom.current = document.activeElement;
            }}
            onCloseAutoFocus={keepFocus}
          >
            <Radix.Title className="vh">Everything</Radix.Title>
            <Commands formats={formats} exportAs={exportAs} onChoose={leave} />
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
      {dialog}
    </>
  );
}

interface CommandsProps {
  formats: readonly ExportFormat[];
  exportAs: (format: ExportFormat) => Promise<boolean>;
  onChoose: (work: () => void) => void;
}

/** A part of its own, so that it begins anew with every opening. */
function Commands({ formats, exportAs, onChoose }: CommandsProps) {
  const { search, keysOf, run } = useCommands(formats, exportAs);
  return <CommandList search={search} keysOf={keysOf} onChoose={(result) => onChoose(() => run(result))} />;
}
