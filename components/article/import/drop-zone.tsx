'use client';
import { Upload, X } from 'lucide-react';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { acceptedFiles, readableFormats, readableSize } from '@/lib/domain/import/formats';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import type { TakenFile } from './begun-import';

interface Props {
  file: TakenFile | null;
  /** How many files were dropped together with this one. */
  others: number;
  /** What the reader said against it. */
  error: string | null;
  isReading: boolean;
  takesArchive: boolean;
  /** False while it is not known whether a file waits that was begun before. */
  isReady: boolean;
  onFile: (file: File, others: number) => void;
  /** Reads it again, where that may help. */
  onTryAgain: (() => void) | null;
  onRemove: () => void;
}

/** True where a file was chosen before the scripts of the page came: it is read, and not hidden by what waits beside it. */
export const isFileChosen = (): boolean => (document.querySelector<HTMLInputElement>('.drop input[type=file]')?.files?.length ?? 0) > 0;

/** Takes one file, dropped or chosen. The file's row says how the reading went. */
export function DropZone({ file, others, error, isReading, takesArchive, isReady, onFile, onTryAgain, onRemove }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped, ...rest] = event.dataTransfer.files;
    if (dropped) onFile(dropped, rest.length);
  };
  const takeChosen = () => {
    const chosen = input.current?.files?.[0];
    // So that choosing the same file again, saved anew, is a change.
    if (input.current) input.current.value = '';
    if (chosen) onFile(chosen, 0);
  };
  const taker = useRef(takeChosen);
  taker.current = takeChosen;
  // Of one that is chosen before the scripts of the page have come nothing tells us, and it comes in place of what waits.
  useEffect(() => {
    if (isReady) taker.current();
  }, [isReady]);
  return (
    <>
      <label
        className={`drop ${isOver ? 'over' : ''}`}
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Upload className="i" aria-hidden="true" />
        <span>
          <b>Drop a file here</b> or <span className="link">choose one</span>
        </span>
        <span className="hint block mt-1">
          {readableFormats}, up to {readableSize}
          {takesArchive ? '; or a Galley archive' : ''}
        </span>
        <input
          ref={input}
          id={id}
          className="vh"
          type="file"
          accept={takesArchive ? `${acceptedFiles},.json` : acceptedFiles}
          onChange={takeChosen}
        />
      </label>
      {file !== null && others > 0 && (
        <Banner tone="warn">
          {others + 1} files were dropped, and an article is made of one: only “{file.name}” is read. Bring in the{' '}
          {others === 1 ? 'other by itself' : 'others one by one'}.
        </Banner>
      )}
      {file !== null && (
        <div className={`file ${error === null ? '' : 'bad'}`}>
          <span className="ic" aria-hidden="true">
            {extensionOf(file.name)}
          </span>
          <div>
            <b>{file.name}</b>
            <p role={error === null ? 'status' : 'alert'}>{error ?? (isReading ? 'Reading' : `Read · ${sizeOf(file.size)}`)}</p>
          </div>
          <div className="row">
            {onTryAgain && (
              <Button size="s" onClick={onTryAgain}>
                Try again
              </Button>
            )}
            <Button variant="quiet" size="s" isIcon aria-label={`Remove ${file.name}`} onClick={onRemove}>
              <X className="i s" aria-hidden="true" />
            </Button>
          </div>
          {error === null && <span className={`read-so-far ${isReading ? 'on' : ''}`} aria-hidden="true" />}
        </div>
      )}
    </>
  );
}

const extensionOf = (name: string) => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? '';
const sizeOf = (bytes: number) =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
