'use client';
import { ClipboardPaste, Upload } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../../ui/banner';
import { Segmented } from '../../ui/segmented';
import { DropZone } from './drop-zone';
import { PasteTarget } from './paste-target';
import type { Draft } from './use-draft';

export type Way = 'paste' | 'file';

interface Props {
  draft: Draft;
  firstWay?: Way;
  /** What is pasted already. */
  firstText?: string | undefined;
}

/** Where a text comes from: pasted or from a file. Shared by a new article and a newer version of one. */
export function DraftSource({ draft, firstWay = 'paste', firstText }: Props) {
  const [way, setWay] = useState<Way>(firstWay);
  const [file, setFile] = useState<File | null>(null);
  const choose = (next: Way) => {
    setWay(next);
    setFile(null);
    draft.clear();
  };
  return (
    <>
      <Segmented
        label="Where the text comes from"
        value={way}
        onChange={choose}
        options={[
          { value: 'paste', label: <Named icon={<ClipboardPaste className="i s" aria-hidden="true" />} name="Paste" /> },
          { value: 'file', label: <Named icon={<Upload className="i s" aria-hidden="true" />} name="File" /> },
        ]}
      />
      {way === 'paste' ? (
        <>
          <PasteTarget firstText={firstText} onTyping={draft.awaitText} onText={draft.readPasted} onEmpty={draft.clear} />
          {draft.error !== null && <Banner tone="danger">{draft.error}</Banner>}
        </>
      ) : (
        <DropZone
          file={file}
          error={draft.error}
          isReading={draft.isReading}
          takesArchive={draft.takesArchive}
          onFile={(chosen) => {
            setFile(chosen);
            void draft.readDropped(chosen);
          }}
          onRemove={() => {
            setFile(null);
            draft.clear();
          }}
        />
      )}
    </>
  );
}

function Named({ icon, name }: { icon: React.ReactNode; name: string }) {
  return (
    <>
      {icon}
      {name}
    </>
  );
}
