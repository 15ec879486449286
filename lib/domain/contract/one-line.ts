import { z } from 'zod';
import { isUnseen } from '../text/is-unseen';
import { inputText } from '../text/text-input';
import { withoutTurns } from '../text/without-turns';

/** One line of text without outer spaces and without signs that would turn the order of what stands around it, of which something is seen. */
export const oneLine = (maxChars: number, missing: string) =>
  inputText(maxChars)
    .transform((text) => withoutTurns(text).replaceAll(/\s+/gu, ' ').trim())
    .pipe(z.string().refine((text) => !isUnseen(text), missing));
