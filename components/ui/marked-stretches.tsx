import type { MarkedStretch } from '@/lib/domain/memory/marked-stretch';

/** A text in stretches, of which some are marked. */
export function MarkedStretches({ stretches }: { stretches: readonly MarkedStretch[] }) {
  return stretches.map(({ text, isMarked }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text have no other name, and change with it as a whole
    isMarked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  );
}
