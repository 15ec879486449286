'use client';
import { type ReactNode, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

interface Props {
  title: string;
  /** What was changed, and what keeping the form does now. */
  said: string;
  /** What it is called that can be looked at. */
  theirsTitle: string;
  /** It as it is now, to be read. */
  children: ReactNode;
}

/** That a colleague was quicker with what a form changes. What is theirs can be looked at, and the form stays as it is meanwhile. */
export function TheirsNote({ title, said, theirsTitle, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Banner
        tone="warn"
        title={title}
        action={
          <Button size="s" onClick={() => setOpen(true)}>
            Look at theirs
          </Button>
        }
      >
        {said}
      </Banner>
      <Dialog isOpen={isOpen} isWide title={theirsTitle} onClose={close} buttons={<Button onClick={close}>Close</Button>}>
        {children}
      </Dialog>
    </>
  );
}
