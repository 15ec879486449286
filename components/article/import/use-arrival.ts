'use client';
import { useCallback } from 'react';
import { isPageComing } from '../../ui/coming';
import { useToast } from '../../ui/toast';
import { useGo } from '../../ui/use-go';
import { useStillHere } from '../../ui/use-still-here';

interface Arrival {
  /** What comes of it on the page that asked. */
  onHere: () => void;
  /** What is said to who has gone on meanwhile, and the way to what there is to see. */
  told: string;
  wayName: string;
  way: string;
}

/** What was asked for is there: shown by the page that asked, unless the person has left it or is about to. Nobody is taken away from where they are. */
export function useArrival(): (arrival: Arrival) => void {
  const isHere = useStillHere();
  const toast = useToast();
  const go = useGo();
  return useCallback(
    ({ onHere, told, wayName, way }) => {
      if (isHere() && !isPageComing()) onHere();
      else toast({ text: told, undoName: wayName, undo: () => go(way), outlives: true });
    },
    [isHere, toast, go],
  );
}
