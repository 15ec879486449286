'use client';
import { ClipboardPaste, Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Segmented } from '../../ui/segmented';
import { DropZone } from './drop-zone';
import { PasteTarget } from './paste-target';
import type { Draft } from './use-draft';

interface Props {
  draft: Draft;
  /** What is pasted already. */
  firstText?: string | undefined;
}

/** Where a text comes from: pasted or from a file. Shared by a new article and a newer version of one. */
export function DraftSource({ draft, firstText }: Props) {
  // Here, since the zone goes while what is pasted is looked at.
  const [taken, setTaken] = useState<{ file: File; others: number } | null>(null);
  const { way, error, tryAgain, clear } = draft;
  useEffect(holdFiles, []);
  return (
    <>
      <Segmented
        label="Where the text comes from"
        value={way}
        onChange={draft.chooseWay}
        options={[
          { value: 'paste', label: <Named icon={<ClipboardPaste className="i s" aria-hidden="true" />} name="Paste" /> },
          { value: 'file', label: <Named icon={<Upload className="i s" aria-hidden="true" />} name="File" /> },
        ]}
      />
      {/* It stays while a file is looked at, and has its words and their form still on the way back. */}
      <div className={way === 'paste' ? 'contents' : 'hidden'}>
        <PasteTarget firstText={firstText} onTyping={draft.awaitText} onText={draft.readPasted} onEmpty={() => clear('paste')} />
        {way === 'paste' && error !== null && (
          <Banner tone="danger" action={tryAgain && <Button onClick={tryAgain}>Try again</Button>}>
            {error}
          </Banner>
        )}
      </div>
      {way === 'file' && (
        <DropZone
          file={taken?.file ?? null}
          others={taken?.others ?? 0}
          error={error}
          isReading={draft.isReading}
          takesArchive={draft.takesArchive}
          onFile={(file, others) => {
            setTaken({ file, others });
            void draft.readDropped(file);
          }}
          onTryAgain={tryAgain}
          onRemove={() => {
            setTaken(null);
            clear('file');
          }}
        />
      )}
    </>
  );
}

/** A file that is let go of beside its place would be opened in place of the page, and all that is in the form with it. */
function holdFiles(): () => void {
  const hold = (event: DragEvent) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };
  window.addEventListener('dragover', hold);
  window.addEventListener('drop', hold);
  return () => {
    window.removeEventListener('dragover', hold);
    window.removeEventListener('drop', hold);
  };
}

function Named({ icon, name }: { icon: React.ReactNode; name: string }) {
  return (
    <>
      {icon}
      {name}
    </>
  );
}
