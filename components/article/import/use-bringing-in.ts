'use client';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isPageComing } from '../../ui/coming';
import { useToast } from '../../ui/toast';
import { useGo } from '../../ui/use-go';
import { useRequest } from '../../ui/use-request';
import { useStillHere } from '../../ui/use-still-here';
import type { Way } from './draft-state';
import { isUnderWay, sendUnder, watchUnderWay } from './under-way';
import type { Draft } from './use-draft';
import type { KeptImport } from './use-kept-import';

/** What is said to who has gone on meanwhile, and the way to what there is to see. */
interface Told {
  text: string;
  wayName: string;
  way: string;
}

interface BringingIn<Answer> {
  send: () => Promise<Answer>;
  /** What comes of it on the page that asked. */
  onHere: (answer: Answer) => void;
  tellArrived: (answer: Answer) => Told;
  tellMissed: (error: unknown) => Told;
}

/**
 * Sends an import. What comes of it is shown by the page that asked, unless the person has left it or is about to: then they are told where they are
 * by then, also of a refusal, and nobody is taken away. Who has come back meanwhile finds it under way; `onBroughtIn` is called there with the
 * server's answer when it has become what it was for.
 */
export function useBringingIn(
  { drafts, way, sendId }: Draft,
  { beginAnew, forget, forgetSent }: KeptImport,
  onBroughtIn?: (answer: unknown) => void,
) {
  const { run, isBusy, ...wrong } = useRequest();
  const isHere = useStillHere();
  const toast = useToast();
  const go = useGo();
  /** What this page has sent. */
  const mine = useRef(new Set<string>());
  /** What this page has shown. Enter pressed again while that is on its way brings the same answer, or none: there is nothing to tell either way. */
  const shown = useRef('');

  const isSent = useSyncExternalStore(watchUnderWay, () => isUnderWay(sendId), never);
  useEffect(() =>
    watchUnderWay((id, arrived) => {
      if (arrived === null || mine.current.has(id)) return;
      const its = bothWays.find((one) => drafts[one].sendId === id);
      if (its === undefined) return;
      beginAnew(its);
      onBroughtIn?.(arrived.answer);
    }),
  );

  const isOnPage = () => isHere() && !isPageComing();
  const tell = ({ text, wayName, way }: Told) => toast({ text, undoName: wayName, undo: () => go(way), outlives: true });
  const bringIn = <Answer>({ send, onHere, tellArrived, tellMissed }: BringingIn<Answer>) => {
    mine.current.add(sendId);
    const trySending = async () => {
      try {
        return await sendUnder(sendId, send);
      } catch (error) {
        if (!isOnPage() && shown.current !== sendId) tell(tellMissed(error));
        throw error;
      }
    };
    return run(trySending, (answer) => {
      forgetSent(way, sendId);
      if (isOnPage()) {
        shown.current = sendId;
        onHere(answer);
      } else if (shown.current !== sendId) tell(tellArrived(answer));
    });
  };
  return {
    ...wrong,
    isBusy: isBusy || isSent,
    bringIn,
    /** The person goes away. What is on its way is put away once it has arrived: a refusal leads back to it. */
    cancel: () => forget(bothWays.filter((one) => !isUnderWay(drafts[one].sendId))),
  };
}

const bothWays: readonly Way[] = ['paste', 'file'];
const never = () => false;
