'use client';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field, TextInput } from '@/components/ui/field';
import { putInClipboard } from '@/components/ui/use-copy';
import type { NewLink } from '@/lib/domain/contract/one-time-links';

interface Props {
  /** The dialog is open while there is one. */
  link: NewLink | null;
  onClose: () => void;
  title: string;
  /** Whose link it is. */
  email: string;
  /** How long it works. */
  lasts: string;
  /** An earlier one worked until this was made. */
  isInsteadOf?: boolean;
}

const whatToDo: Record<NewLink['mail'], (email: string, lasts: string) => string> = {
  sent: (email, lasts) => `The link is in the mail to ${email}. It works once, for ${lasts}.`,
  failed: (email) => `The mail server did not take the message to ${email}, so the link has reached nobody. Make it again when mail works.`,
  off: (email, lasts) => `Mail is not set up: copy this link and send it to ${email}. It works once, for ${lasts}, and is shown only now.`,
};

/** Says what became of a one-time link: that it was mailed or not; or shows it, this once, to be copied, where the house sends no mail. */
export function LinkDialog({ link, onClose, title, email, lasts, isInsteadOf = false }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState('');
  const address = link === null || link.path === null ? null : `${window.location.origin}${link.path}`;

  const copy = async (address: string) => {
    const isCopied = await putInClipboard(address);
    // A selection is one key away from it.
    if (!isCopied) box.current?.select();
    // Said here: a note over the dialog would take the next Escape.
    setNote(isCopied ? 'Copied' : 'Selected. Copy it with the keyboard.');
  };
  const close = () => {
    setNote('');
    onClose();
  };

  return (
    <Dialog
      isOpen={link !== null}
      onClose={close}
      title={link?.mail === 'failed' ? 'The link was not sent' : title}
      description={link === null ? '' : `${whatToDo[link.mail](email, lasts)}${isInsteadOf ? ' The earlier link works no more.' : ''}`}
      buttons={
        <>
          <Button onClick={close}>Close</Button>
          {address !== null && (
            <Button variant="primary" onClick={() => void copy(address)}>
              Copy the link
            </Button>
          )}
        </>
      }
    >
      {address !== null && (
        <>
          <Field label="Link">
            {(ids) => <TextInput {...ids} ref={box} className="mono" readOnly value={address} onFocus={(event) => event.target.select()} />}
          </Field>
          <p className="hint" role="status">
            {note}
          </p>
        </>
      )}
    </Dialog>
  );
}
