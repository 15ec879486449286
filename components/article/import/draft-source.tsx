'use client';
import { ClipboardPaste, Upload } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Heard } from '@/components/ui/heard';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Segmented } from '../../ui/segmented';
import { DropZone } from './drop-zone';
import { PasteTarget } from './paste-target';
import type { Draft } from './use-draft';
import type { KeptImport } from './use-kept-import';
import { useSaidReading } from './use-said-reading';

interface Props {
  draft: Draft;
  kept: KeptImport;
  /** What is pasted already. */
  firstText?: string | undefined;
  /** True for an article that takes neither byline nor date nor language from the text. */
  keepsDetails?: boolean;
}

/** Where a text comes from: pasted or from a file. Shared by a new article and a newer version of one. */
export function DraftSource({ draft, kept, firstText, keepsDetails = false }: Props) {
  const { way, error, tryAgain, clear, taken } = draft;
  const field = useRef<HTMLTextAreaElement>(null);
  const { said, begin } = useSaidReading(draft, keepsDetails);
  useEffect(holdFiles, []);
  const empty = () => {
    kept.beginAnew(way);
    if (way === 'paste') field.current?.focus();
  };
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
      {kept.isBack && (
        <Banner action={<Button onClick={empty}>Begin anew</Button>}>
          This is what you had begun here. It waits in this tab until you bring it in or cancel.
        </Banner>
      )}
      {kept.isUnkept && (
        <Banner tone="warn">
          Until you bring it in, this is on this page alone: the browser has no room to keep it. Stay here until then.
        </Banner>
      )}
      {/* It stays while a file is looked at, and has its words and their form still on the way back. */}
      <div className={way === 'paste' ? 'contents' : 'hidden'}>
        <PasteTarget
          value={draft.field}
          onChange={draft.setField}
          fieldRef={field}
          firstText={firstText}
          isBack={kept.isFieldBack}
          onTyping={draft.awaitText}
          onText={(html, text, which) => {
            if (which === 'other-text') {
              kept.takeAnother();
              begin();
            }
            void draft.readPasted(html, text, which);
          }}
          onEmpty={() => {
            kept.takeAnother();
            clear('paste');
          }}
        />
        <Heard what="What was read">{said}</Heard>
        {way === 'paste' && error !== null && (
          <Banner tone="danger" action={tryAgain && <Button onClick={tryAgain}>Try again</Button>}>
            {error}
          </Banner>
        )}
      </div>
      {way === 'file' && (
        <DropZone
          file={taken}
          others={taken?.others ?? 0}
          error={error}
          isReading={draft.isReading}
          takesArchive={draft.takesArchive}
          isReady={kept.isFieldBack !== null}
          onFile={(file, others) => {
            kept.takeAnother();
            draft.takeFile(file, others);
          }}
          onTryAgain={tryAgain}
          onRemove={() => kept.beginAnew('file')}
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
