import { foldDigits } from '@/lib/domain/text/fold-digits';

/** The number in "12" or "¶ 12", in the digits of any script; null where there is none alone. */
export function paragraphIn(typed: string): number | null {
  const digits = /^¶?\s*(\d+)$/.exec(foldDigits(typed.trim()))?.[1];
  return digits === undefined ? null : Number(digits);
}
