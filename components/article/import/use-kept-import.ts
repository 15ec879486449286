'use client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { tabDrafts } from '@/lib/editor/outbox/tab-drafts';
import { BegunFile, BegunPaste, charsOfField, hasRoomFor, type NewWork, noWork } from './begun-import';
import type { Way } from './draft-state';
import { isFileChosen } from './drop-zone';
import { guardUnkept } from './guard-unkept';
import { heldCorrections } from './held-corrections';
import type { Draft } from './use-draft';

/** What an import is called where it waits: nothing else is kept there. */
const NAME = 'begun';

/** What says of an import whether it is the one that was sent. */
const Sent = z.object({ sendId: z.string() });

interface Options {
  personId: string;
  /** What the import is for: under this name it waits. */
  keptAs: string;
  deskId: string;
  work?: NewWork;
  /** With the desk that had been chosen, and who was to have the article there, and when. */
  onDesk?: (deskId: string, work: NewWork) => void;
  firstText?: string | undefined;
}

export interface KeptImport {
  /** True where what is shown was begun before the page was opened. */
  isBack: boolean;
  /** Whether what was begun in the field came back; null until that is known. */
  isFieldBack: boolean | null;
  /** True while what is there would go with the page: it is too long, or the browser keeps nothing. */
  isUnkept: boolean;
  beginAnew: (of: Way) => void;
  /** Another text, another file or none has come in place of what was begun. */
  takeAnother: () => void;
  /** It was put away. */
  forget: (of: readonly Way[]) => void;
  /** What was sent under this id has become what it was for. Where the page was left meanwhile, something else may wait by now. */
  forgetSent: (of: Way, sendId: string) => void;
}

/** What the person alone changes of an import. */
type Theirs = Pick<Draft, 'field' | 'taken' | 'correctedCount'>;

const isSame = (one: Theirs, other: Theirs) =>
  one.field === other.field && one.taken === other.taken && one.correctedCount === other.correctedCount;

/**
 * Keeps what is begun of an import in the tab, under the person, until it is brought in or put away: what stands in the field, what was read of a
 * file, and what was corrected. It is there again when the page is opened anew, and goes with the tab and with signing out.
 */
export function useKeptImport(draft: Draft, { personId, keptAs, deskId, work = noWork, onDesk, firstText = '' }: Options): KeptImport {
  const { drafts, field, taken, correctedCount, way, chooseWay, resumePaste, resumeFile } = draft;
  const [back, setBack] = useState<Record<Way, boolean> | null>(null);
  const [isWritten, setWritten] = useState<Record<Way, boolean>>({ paste: true, file: true });
  /** What stood there when it was put away. */
  const putAway = useRef<Theirs | null>(null);
  // Each apart: neither is written with each letter of the other, or of a card.
  const draftsOf = useCallback((of: Way) => tabDrafts(personId, `${keptAs} ${of}`), [personId, keptAs]);
  const keep = useCallback(
    (of: Way, begun: BegunPaste | BegunFile | null) =>
      draftsOf(of).set(NAME, begun, (isKept) => setWritten((before) => (before[of] === isKept ? before : { ...before, [of]: isKept }))),
    [draftsOf],
  );
  const changeDesk = useRef(onDesk);

  // Once the page is there: the server knows nothing of what the tab keeps, and draws the form without it.
  useEffect(() => {
    const paste = BegunPaste.safeParse(draftsOf('paste').get(NAME)).data;
    const file = BegunFile.safeParse(draftsOf('file').get(NAME)).data;
    if (paste) resumePaste(paste);
    if (file) resumeFile(file);
    // What waits is in sight, whichever way it came.
    if (paste && !file && !isFileChosen()) chooseWay('paste');
    if (file && !paste) chooseWay('file');
    const begun = paste ?? file;
    if (begun) changeDesk.current?.(begun.deskId, begun.work ?? noWork);
    setBack({ paste: paste !== undefined, file: file !== undefined });
  }, [draftsOf, chooseWay, resumePaste, resumeFile]);

  const { corrections, holding, sendId } = drafts.paste;
  const isUntouched = field.text.trim() === '' || (field.text === firstText && Object.keys(corrections).length === 0);
  const hasRoom = hasRoomFor(charsOfField(field));
  const paste = useMemo<BegunPaste | null>(
    // Read anew, it is the text that stands there now.
    () => (isUntouched || !hasRoom ? null : { deskId, work, corrections: heldCorrections({ corrections, holding }), sendId, field }),
    [isUntouched, hasRoom, deskId, work, corrections, holding, sendId, field],
  );

  const { read } = drafts.file;
  const hasRoomForFile = useMemo(() => read === null || hasRoomFor(JSON.stringify(read).length), [read]);
  const file = useMemo<BegunFile | null>(() => {
    const { corrections, sendId, isReading } = drafts.file;
    // While another one is read, what is there is not its.
    if (read === null || isReading || taken === null || !hasRoomForFile) return null;
    return { deskId, work, corrections, sendId, file: { name: taken.name, size: taken.size }, read };
  }, [read, taken, hasRoomForFile, drafts.file, deskId, work]);

  // Before that what waits would be taken for put away.
  const isReady = back !== null;
  useEffect(() => {
    if (isReady && putAway.current === null) keep('paste', paste);
  }, [isReady, keep, paste]);
  useEffect(() => {
    if (isReady && putAway.current === null) keep('file', file);
  }, [isReady, keep, file]);

  // A page that stays is gone on with. What is read meanwhile is nothing that the person did.
  useEffect(() => {
    if (putAway.current === null || isSame(putAway.current, { field, taken, correctedCount })) return;
    putAway.current = null;
    keep('paste', paste);
    keep('file', file);
  }, [field, taken, correctedCount, keep, paste, file]);

  const isUnkept = isReady && ((!isUntouched && !(hasRoom && isWritten.paste)) || (read !== null && !(hasRoomForFile && isWritten.file)));
  useEffect(() => (isUnkept ? guardUnkept(personId) : undefined), [isUnkept, personId]);

  const forget = (of: readonly Way[]) => {
    putAway.current = { field, taken, correctedCount };
    for (const one of of) draftsOf(one).set(NAME, null);
  };
  const takeAnother = (of = way) => setBack((before) => before && { ...before, [of]: false });
  return {
    isBack: back?.[way] === true,
    isFieldBack: back?.paste ?? null,
    isUnkept,
    beginAnew: (of) => {
      draft.beginAnew(of);
      takeAnother(of);
    },
    takeAnother: () => takeAnother(),
    forget,
    forgetSent: (of, sendId) => {
      if (Sent.safeParse(draftsOf(of).get(NAME)).data?.sendId === sendId) forget([of]);
    },
  };
}
