'use client';
import { useEffect, useRef, useState } from 'react';
import { sayRead } from './say-read';
import type { Draft } from './use-draft';

/**
 * What is said of a text that was pasted, once it is read. `begin` is called with another text: what stands in its place is said anew. While somebody
 * types at one, it is read after each pause: then only what is found otherwise is said.
 */
export function useSaidReading({ drafts }: Pick<Draft, 'drafts'>, keepsDetails: boolean) {
  const { read, isReading, corrections } = drafts.paste;
  const [said, setSaid] = useState('');
  const isAnother = useRef(true);
  const lasting = useRef('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what somebody corrects by a field is heard there
  useEffect(() => {
    if (isReading && !isAnother.current) return;
    if (isReading || read === null) {
      isAnother.current = true;
      setSaid('');
      return;
    }
    const now = sayRead(read.draft, corrections, keepsDetails);
    if (isAnother.current || now.lasting !== lasting.current) setSaid(now.sentence);
    isAnother.current = false;
    lasting.current = now.lasting;
  }, [read, isReading, keepsDetails]);
  const begin = () => {
    isAnother.current = true;
  };
  return { said, begin };
}
