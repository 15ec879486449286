'use client';
import { useRef, useState } from 'react';
import type { NewLink } from '@/lib/domain/contract/one-time-links';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, TextInput } from '../ui/field';

interface Props {
  /** The dialog is open while there is one. */
  link: NewLink | null;
  onClose: () => void;
  title: string;
  /** Whose link it is. */
  email: string;
  /** How long it works. */
  lasts: string;
}

const whatToDo: Record<NewLink['mail'], (email: string) => string> = {
  sent: (email) => `Sent to ${email}. Here is the link too.`,
  failed: (email) => `The mail server did not take the message to ${email}. Copy this link and send it yourself.`,
  off: (email) => `Mail is not set up: copy this link and send it to ${email}.`,
};

/** Shows a one-time link, this once, to be copied, and says whether it was mailed. */
export function LinkDialog({ link, onClose, title, email, lasts }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState('');
  const address = link === null ? '' : `${window.location.origin}${link.path}`;

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setNote('Copied.');
    } catch {
      // On plain http there is no clipboard for pages; a selection is one key away from it.
      box.current?.select();
      setNote('Selected. Copy it with the keyboard.');
    }
  };
  const close = () => {
    setNote('');
    onClose();
  };

  return (
    <Dialog
      isOpen={link !== null}
      onClose={close}
      title={title}
      description={link === null ? '' : `${whatToDo[link.mail](email)} It works once, for ${lasts}, and is shown only now.`}
      buttons={
        <>
          <Button onClick={close}>Close</Button>
          <Button variant="primary" onClick={() => void copy()}>
            Copy the link
          </Button>
        </>
      }
    >
      <Field label="Link">
        {(ids) => <TextInput {...ids} ref={box} className="mono" readOnly value={address} onFocus={(event) => event.target.select()} />}
      </Field>
      <p className="hint" role="status">
        {note}
      </p>
    </Dialog>
  );
}
