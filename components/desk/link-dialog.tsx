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
  description: string;
}

/** Shows a one-time link, this once, to be copied. */
export function LinkDialog({ link, onClose, title, description }: Props) {
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
      description={description}
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
