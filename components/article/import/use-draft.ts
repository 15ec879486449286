'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { call } from '@/lib/api';
import { callWithFile } from '@/lib/call-with-file';
import * as contract from '@/lib/domain/contract/imports';
import type { ImportCorrections } from '@/lib/domain/import/draft';
import { chooseFormat } from '@/lib/domain/import/formats';
import { MAX_ARCHIVE_BYTES } from '@/lib/domain/import/import-limits';
import { refusals } from '@/lib/domain/import/refusals';
import { type BegunFile, type BegunPaste, htmlOf, noText, type TakenFile } from './begun-import';
import { type DraftState, noDraft, type Way } from './draft-state';
import { heldCorrections, type WhichText, withOtherWords } from './held-corrections';
import { useNewestReading } from './use-newest-reading';
import { useTitleQuestion } from './use-title-question';

interface Options {
  firstWay?: Way;
  /** What stands in the field of pasted words from the beginning. */
  firstText?: string | undefined;
  /** Where a text has no title of its own, this one is proposed. */
  titleIfMissing?: string;
  takesArchive?: boolean;
}

/** True for the name of a Galley archive. */
const isArchiveName = (name: string) => /\.json$/i.test(name);

/**
 * Reads what is pasted, typed or dropped into a draft, the newest only, and keeps what the person corrects. Each way has a draft of its own, which
 * waits while the other way is looked at.
 */
export function useDraft(deskId: string, { firstWay = 'paste', firstText = '', titleIfMissing, takesArchive = false }: Options = {}) {
  const [way, setWay] = useState<Way>(firstWay);
  const [field, setField] = useState({ ...noText, text: firstText });
  const [taken, setTaken] = useState<(TakenFile & { others: number }) | null>(null);
  /** How often something was corrected. */
  const [correctedCount, setCorrectedCount] = useState(0);
  const { drafts, setDraft, readWith, stopReading } = useNewestReading();
  const { dropTitleQuestion, ...titleQuestion } = useTitleQuestion(drafts[way]);
  // Asked for when a request leaves: what is tried again after another desk was chosen is tried there.
  const desk = useRef(deskId);
  /** The archive that is read, is being read or was refused. */
  const archiveFile = useRef<File | null>(null);

  const changeText = useCallback(
    (which: WhichText) => {
      stopReading('paste');
      setDraft('paste', (before) => ({ ...withOtherWords(before, which, uuidv7()), isReading: true, error: null, tryAgain: null }));
    },
    [setDraft, stopReading],
  );

  /** The person is at it: what was read is no longer what stands there, so nothing is made of it until the newest text is read. */
  const awaitText = useCallback(() => changeText('same-text'), [changeText]);

  const asDraft = useCallback(
    (read: contract.DraftAnswer, kept: ImportCorrections): DraftState => {
      const hasTitle = read.draft.found.title !== null || kept.title !== undefined || titleIfMissing === undefined;
      return { ...noDraft(), read, corrections: hasTitle ? kept : { ...kept, title: titleIfMissing } };
    },
    [titleIfMissing],
  );

  const readWords = useCallback(
    (html: string | null, text: string, which: WhichText) =>
      readWith(
        'paste',
        (signal) => call(contract.readPaste, { query: { deskId: desk.current }, body: { html, text }, signal }),
        (before, read) => ({ ...asDraft(read, heldCorrections(before)), sendId: before.sendId }),
        which,
      ),
    [readWith, asDraft],
  );

  const readPasted = useCallback(
    (html: string | null, text: string, which: WhichText) => {
      changeText(which);
      return readWords(html, text, which);
    },
    [changeText, readWords],
  );

  /** Goes on with what waited in the tab: it is read anew, and all that was corrected holds, as it is the same text. */
  const resumePaste = useCallback(
    ({ field: kept, corrections, sendId }: BegunPaste) => {
      setField(kept);
      setDraft('paste', () => ({ ...noDraft(), corrections, sendId }));
      void readWords(htmlOf(kept), kept.text, 'same-text');
    },
    [readWords, setDraft],
  );

  const resumeFile = useCallback(
    ({ file, read, corrections, sendId }: BegunFile) => {
      setTaken({ ...file, others: 0 });
      setDraft('file', () => ({ ...noDraft(), read, corrections, sendId }));
    },
    [setDraft],
  );

  const readDropped = useCallback(
    (file: File) => {
      dropTitleQuestion();
      const name = file.name.slice(-255);
      const isArchive = takesArchive && isArchiveName(name);
      archiveFile.current = isArchive ? file : null;
      if (isArchive) {
        return readWith(
          'file',
          async (signal) => {
            if (file.size > MAX_ARCHIVE_BYTES) throw refusals.tooBig(file.size, MAX_ARCHIVE_BYTES);
            return callWithFile(contract.previewArchive, { query: { deskId: desk.current }, file, signal });
          },
          (_before, preview) => ({ ...noDraft(), archive: { file, preview } }),
          'other-text',
        );
      }
      return readWith(
        'file',
        async (signal) => {
          // Known before a byte is sent: a refused upload may break off without an answer.
          chooseFormat({ name, mediaType: file.type, size: file.size });
          return callWithFile(contract.readFile, { query: { deskId: desk.current, name }, file, signal });
        },
        (_before, read) => asDraft(read, {}),
        'other-text',
      );
    },
    [readWith, asDraft, takesArchive, dropTitleQuestion],
  );

  useEffect(() => {
    desk.current = deskId;
    // Another desk was chosen: which of the sources are there already is asked anew.
    if (archiveFile.current) void readDropped(archiveFile.current);
  }, [deskId, readDropped]);

  const clear = useCallback(
    (of: Way) => {
      stopReading(of);
      if (of === 'file') archiveFile.current = null;
      dropTitleQuestion();
      setDraft(of, noDraft);
    },
    [setDraft, stopReading, dropTitleQuestion],
  );

  /** Takes one file of those that were dropped. */
  const takeFile = useCallback(
    (file: File, others: number) => {
      setTaken({ name: file.name, size: file.size, others });
      void readDropped(file);
    },
    [readDropped],
  );

  const beginAnew = useCallback(
    (of: Way) => {
      clear(of);
      if (of === 'file') setTaken(null);
      else setField(noText);
    },
    [clear],
  );

  const chooseWay = useCallback(
    (next: Way) => {
      dropTitleQuestion();
      setWay(next);
    },
    [dropTitleQuestion],
  );

  const correct = useCallback(
    (change: Partial<ImportCorrections>) => {
      setCorrectedCount((before) => before + 1);
      setDraft(way, (before) => ({ ...before, corrections: { ...before.corrections, ...change }, sendId: uuidv7() }));
    },
    [setDraft, way],
  );

  const state = { ...drafts[way], drafts, way, field, taken, correctedCount, takesArchive };
  const acts = {
    chooseWay,
    setField,
    awaitText,
    readPasted,
    resumePaste,
    takeFile,
    resumeFile,
    clear,
    beginAnew,
    correct,
  };
  return { ...state, ...acts, ...titleQuestion };
}

export type Draft = ReturnType<typeof useDraft>;
