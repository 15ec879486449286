'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, call, callWithFile } from '@/lib/api';
import * as contract from '@/lib/domain/contract/imports';
import { DomainError } from '@/lib/domain/errors';
import type { ImportCorrections } from '@/lib/domain/import/draft';
import { chooseFormat } from '@/lib/domain/import/formats';
import { refusals } from '@/lib/domain/import/refusals';
import { sentenceOf } from '../../ui/use-request';
import { type BegunFile, type BegunPaste, htmlOf, noText, type TakenFile } from './begun-import';
import { type Held, heldCorrections, withOtherText } from './held-corrections';

/** A Galley archive that was dropped: it is brought in as it is, so there is nothing to correct. */
export interface DroppedArchive {
  file: File;
  preview: contract.ArchivePreview;
}

export interface DraftState extends Held {
  /** True from the first letter typed until the newest text is read. */
  isReading: boolean;
  /** What the reader made of the newest text, and where it came from. */
  read: contract.DraftAnswer | null;
  archive: DroppedArchive | null;
  error: string | null;
  /** Reads the same again, where a refusal was not of the text itself. */
  tryAgain: (() => void) | null;
}

const nothing = (): DraftState => ({
  isReading: false,
  read: null,
  archive: null,
  corrections: {},
  sendId: uuidv7(),
  holding: 'all',
  error: null,
  tryAgain: null,
});

/** Where a text comes from. */
export type Way = 'paste' | 'file';

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

/** True where what was sent is refused for what it is: sent again, it is refused again. */
const isOfTheText = (error: unknown) => error instanceof DomainError || (error instanceof ApiError && [413, 422].includes(error.status));

/**
 * Reads what is pasted, typed or dropped into a draft, the newest only, and keeps what the person corrects. Each way has a draft of its own, which
 * waits while the other way is looked at.
 */
export function useDraft(deskId: string, { firstWay = 'paste', firstText = '', titleIfMissing, takesArchive = false }: Options = {}) {
  const [way, setWay] = useState<Way>(firstWay);
  const [drafts, setDrafts] = useState(() => ({ paste: nothing(), file: nothing() }));
  const [field, setField] = useState({ ...noText, text: firstText });
  const [taken, setTaken] = useState<(TakenFile & { others: number }) | null>(null);
  /** How often something was corrected. */
  const [correctedCount, setCorrectedCount] = useState(0);
  const [isTitleAsked, setTitleAsked] = useState(false);
  const running = useRef<Partial<Record<Way, AbortController>>>({});
  // Asked for when a request leaves: what is tried again after another desk was chosen is tried there.
  const desk = useRef(deskId);
  /** The archive that is read, is being read or was refused. */
  const archiveFile = useRef<File | null>(null);

  const setDraft = useCallback((of: Way, change: (before: DraftState) => DraftState) => {
    setDrafts((before) => ({ ...before, [of]: change(before[of]) }));
  }, []);

  const readWith = useCallback(
    async <T>(of: Way, work: (signal: AbortSignal) => Promise<T>, done: (before: DraftState, read: T) => DraftState, isNew: boolean) => {
      running.current[of]?.abort();
      const controller = new AbortController();
      running.current[of] = controller;
      setDraft(of, (before) => ({ ...before, isReading: true, error: null, tryAgain: null }));
      try {
        const read = await work(controller.signal);
        // A letter typed since then may have come just before the answer.
        if (controller.signal.aborted) return;
        setDraft(of, (before) => done(before, read));
      } catch (error) {
        if (controller.signal.aborted) return;
        const failed = {
          isReading: false,
          error: error instanceof DomainError ? error.message : sentenceOf(error),
          tryAgain: isOfTheText(error) ? null : () => void readWith(of, work, done, isNew),
        };
        // What was corrected waits for the next reading; of another text nothing holds.
        setDraft(of, (before) => ({ ...(isNew ? nothing() : before), ...failed }));
      }
    },
    [setDraft],
  );

  const changeText = useCallback(
    (isNew: boolean) => {
      running.current.paste?.abort();
      setDraft('paste', (before) => ({ ...withOtherText(before, isNew, uuidv7()), isReading: true, error: null, tryAgain: null }));
    },
    [setDraft],
  );

  /** The person is at it: what was read is no longer what stands there, so nothing is made of it until the newest text is read. */
  const awaitText = useCallback(() => changeText(false), [changeText]);

  const asDraft = useCallback(
    (read: contract.DraftAnswer, kept: ImportCorrections): DraftState => {
      const hasTitle = read.draft.found.title !== null || kept.title !== undefined || titleIfMissing === undefined;
      return { ...nothing(), read, corrections: hasTitle ? kept : { ...kept, title: titleIfMissing } };
    },
    [titleIfMissing],
  );

  const readWords = useCallback(
    (html: string | null, text: string, isNew: boolean) =>
      readWith(
        'paste',
        (signal) => call(contract.readPaste, { query: { deskId: desk.current }, body: { html, text }, signal }),
        (before, read) => ({ ...asDraft(read, heldCorrections(before)), sendId: before.sendId }),
        isNew,
      ),
    [readWith, asDraft],
  );

  const readPasted = useCallback(
    (html: string | null, text: string, isNew: boolean) => {
      changeText(isNew);
      return readWords(html, text, isNew);
    },
    [changeText, readWords],
  );

  /** Goes on with what waited in the tab: it is read anew, and all that was corrected holds, as it is the same text. */
  const resumePaste = useCallback(
    ({ field: kept, corrections, sendId }: BegunPaste) => {
      setField(kept);
      setDraft('paste', () => ({ ...nothing(), corrections, sendId }));
      void readWords(htmlOf(kept), kept.text, false);
    },
    [readWords, setDraft],
  );

  const resumeFile = useCallback(
    ({ file, read, corrections, sendId }: BegunFile) => {
      setTaken({ ...file, others: 0 });
      setDraft('file', () => ({ ...nothing(), read, corrections, sendId }));
    },
    [setDraft],
  );

  const readDropped = useCallback(
    (file: File) => {
      setTitleAsked(false);
      const name = file.name.slice(-255);
      const isArchive = takesArchive && isArchiveName(name);
      archiveFile.current = isArchive ? file : null;
      if (isArchive) {
        return readWith(
          'file',
          async (signal) => {
            if (file.size > contract.MAX_ARCHIVE_BYTES) throw refusals.tooBig(file.size, contract.MAX_ARCHIVE_BYTES);
            return callWithFile(contract.previewArchive, { query: { deskId: desk.current }, file, signal });
          },
          (_before, preview) => ({ ...nothing(), archive: { file, preview } }),
          true,
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
        true,
      );
    },
    [readWith, asDraft, takesArchive],
  );

  useEffect(() => {
    desk.current = deskId;
    // Another desk was chosen: which of the sources are there already is asked anew.
    if (archiveFile.current) void readDropped(archiveFile.current);
  }, [deskId, readDropped]);

  const clear = useCallback(
    (of: Way) => {
      running.current[of]?.abort();
      if (of === 'file') archiveFile.current = null;
      setTitleAsked(false);
      setDraft(of, nothing);
    },
    [setDraft],
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

  const chooseWay = useCallback((next: Way) => {
    setTitleAsked(false);
    setWay(next);
  }, []);

  /** From now on a missing title is an error: the person has left its field, or tried to go on. */
  const askForTitle = useCallback(() => setTitleAsked(true), []);
  const titleRef = useRef<HTMLTextAreaElement>(null);
  /** They tried to go on: where it is for want of a title alone, they write next. */
  const leadToTitle = () => {
    askForTitle();
    if (drafts[way].read !== null && titleOf(drafts[way]) === '') titleRef.current?.focus();
  };

  const correct = useCallback(
    (change: Partial<ImportCorrections>) => {
      setCorrectedCount((before) => before + 1);
      setDraft(way, (before) => ({ ...before, corrections: { ...before.corrections, ...change }, sendId: uuidv7() }));
    },
    [setDraft, way],
  );

  const state = { ...drafts[way], drafts, way, field, taken, correctedCount, isTitleAsked, takesArchive };
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
    askForTitle,
    leadToTitle,
    titleRef,
  };
  return { ...state, ...acts };
}

export type Draft = ReturnType<typeof useDraft>;

/** The title as it would be kept now. */
export function titleOf({ read, corrections }: Pick<DraftState, 'read' | 'corrections'>): string {
  const found = corrections.rejectChanges ? (read?.draft.rejected ?? read?.draft)?.found : read?.draft.found;
  return (corrections.title ?? found?.title ?? '').trim();
}

/** Why nothing can be made of the draft yet, or undefined. */
export function whyNot(
  draft: Pick<DraftState, 'isReading' | 'read' | 'archive' | 'corrections' | 'error' | 'tryAgain'>,
): string | undefined {
  if (draft.isReading) return 'The text is being read';
  if (draft.error !== null) return draft.tryAgain ? 'The text was not read. Choose Try again first' : draft.error;
  if (draft.archive !== null) return undefined;
  if (draft.read === null) return 'Paste a text or choose a file first';
  return titleOf(draft) === '' ? 'Write a title first' : undefined;
}
