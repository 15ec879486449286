'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { call, callWithFile } from '@/lib/api';
import * as contract from '@/lib/domain/contract/imports';
import { DomainError } from '@/lib/domain/errors';
import type { ImportCorrections } from '@/lib/domain/import/draft';
import { chooseFormat } from '@/lib/domain/import/formats';
import { refusals } from '@/lib/domain/import/refusals';
import { sentenceOf } from '../../desk/use-request';

/** A Galley archive that was dropped: it is brought in as it is, so there is nothing to correct. */
export interface DroppedArchive {
  file: File;
  preview: contract.ArchivePreview;
}

export interface DraftState {
  /** True from the first letter typed until the newest text is read. */
  isReading: boolean;
  /** What the reader made of the newest text, and where it came from. */
  read: contract.DraftAnswer | null;
  archive: DroppedArchive | null;
  corrections: ImportCorrections;
  /** The id of the article or the entry to be: new with each change, so that only the very same thing is sent again under it. */
  sendId: string;
  error: string | null;
}

const nothing = (): DraftState => ({ isReading: false, read: null, archive: null, corrections: {}, sendId: uuidv7(), error: null });

interface Options {
  /** Where a text has no title of its own, this one is proposed. */
  titleIfMissing?: string;
  takesArchive?: boolean;
}

/** True for the name of a Galley archive. */
const isArchiveName = (name: string) => /\.json$/i.test(name);

/** Reads what is pasted, typed or dropped into a draft, the newest only, and keeps what the person corrects. */
export function useDraft(deskId: string, { titleIfMissing, takesArchive = false }: Options = {}) {
  const [state, setState] = useState(nothing);
  const [isTitleAsked, setTitleAsked] = useState(false);
  const running = useRef<AbortController | null>(null);

  const readWith = useCallback(async <T>(work: (signal: AbortSignal) => Promise<T>, done: (before: DraftState, read: T) => DraftState) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState((before) => ({ ...before, isReading: true, error: null }));
    try {
      const read = await work(controller.signal);
      // A letter typed since then may have come just before the answer.
      if (controller.signal.aborted) return;
      setState((before) => done(before, read));
    } catch (error) {
      if (controller.signal.aborted) return;
      const sentence = error instanceof DomainError ? error.message : sentenceOf(error);
      setState({ ...nothing(), error: sentence });
    }
  }, []);

  /** The person is at it: what was read is no longer what stands there, so nothing is made of it until the newest text is read. */
  const awaitText = useCallback(() => {
    running.current?.abort();
    setState((before) => ({ ...before, isReading: true, error: null }));
  }, []);

  const asDraft = useCallback(
    (read: contract.DraftAnswer, kept: ImportCorrections): DraftState => {
      const hasTitle = read.draft.found.title !== null || kept.title !== undefined || titleIfMissing === undefined;
      return { ...nothing(), read, corrections: hasTitle ? kept : { ...kept, title: titleIfMissing } };
    },
    [titleIfMissing],
  );

  const readPasted = useCallback(
    (html: string | null, text: string, isNew: boolean) =>
      readWith(
        (signal) => call(contract.readPaste, { query: { deskId }, body: { html, text }, signal }),
        // Someone who goes on typing keeps the fields that they corrected; cuts are another text's.
        ({ corrections: { keep: _keep, rejectChanges: _reject, ...fields } }, read) => asDraft(read, isNew ? {} : fields),
      ),
    [deskId, readWith, asDraft],
  );

  const readDropped = useCallback(
    (file: File) => {
      setTitleAsked(false);
      const name = file.name.slice(-255);
      if (takesArchive && isArchiveName(name)) {
        return readWith(
          async (signal) => {
            if (file.size > contract.MAX_ARCHIVE_BYTES) throw refusals.tooBig(file.size, contract.MAX_ARCHIVE_BYTES);
            return callWithFile(contract.previewArchive, { query: { deskId }, file, signal });
          },
          (_before, preview) => ({ ...nothing(), archive: { file, preview } }),
        );
      }
      return readWith(
        async (signal) => {
          // Known before a byte is sent: a refused upload may break off without an answer.
          chooseFormat({ name, mediaType: file.type, size: file.size });
          return callWithFile(contract.readFile, { query: { deskId, name }, file, signal });
        },
        (_before, read) => asDraft(read, {}),
      );
    },
    [deskId, readWith, asDraft, takesArchive],
  );

  const archive = useRef(state.archive);
  archive.current = state.archive;
  useEffect(() => {
    // Another desk was chosen: which of the sources are there already is asked anew.
    if (archive.current) void readDropped(archive.current.file);
  }, [readDropped]);

  const clear = useCallback(() => {
    running.current?.abort();
    setTitleAsked(false);
    setState(nothing());
  }, []);

  /** From now on a missing title is an error: the person has left its field, or tried to go on. */
  const askForTitle = useCallback(() => setTitleAsked(true), []);

  const correct = useCallback((change: Partial<ImportCorrections>) => {
    setState((before) => ({ ...before, corrections: { ...before.corrections, ...change }, sendId: uuidv7() }));
  }, []);

  return { ...state, isTitleAsked, takesArchive, awaitText, readPasted, readDropped, clear, correct, askForTitle };
}

export type Draft = ReturnType<typeof useDraft>;

/** The title as it would be kept now. */
export function titleOf({ read, corrections }: Pick<DraftState, 'read' | 'corrections'>): string {
  const found = corrections.rejectChanges ? (read?.draft.rejected ?? read?.draft)?.found : read?.draft.found;
  return (corrections.title ?? found?.title ?? '').trim();
}

/** Why nothing can be made of the draft yet, or undefined. */
export function whyNot(draft: Pick<DraftState, 'isReading' | 'read' | 'archive' | 'corrections'>): string | undefined {
  if (draft.isReading) return 'The text is being read';
  if (draft.archive !== null) return undefined;
  if (draft.read === null) return 'Paste a text or choose a file first';
  return titleOf(draft) === '' ? 'Write a title first' : undefined;
}
