'use client';
import { type ReactNode, useState } from 'react';
import { late, useLate } from '@/components/ui/late';

const kindDialog = late(() => import('./kind-dialog'));

/** What is asked before another kind takes the verdict of a claim away. */
export interface KindQuestion {
  sentence: string;
  /** Changes the kind all the same. */
  change(): void;
  /** Whatever the answer was. */
  end(): void;
}

/** The question before a verdict goes, if one is asked, and how to ask it. */
export function useKindQuestion(): [ReactNode, (question: KindQuestion) => void] {
  const [asked, ask] = useState<KindQuestion | null>(null);
  const dialog = useLate(kindDialog, asked !== null);
  const answer = (isYes: boolean) => {
    if (isYes) asked?.change();
    ask(null);
    asked?.end();
  };
  return [dialog && <dialog.KindDialog asked={asked} onAnswer={answer} />, ask];
}
