import { isOnlySpacing, isWithinUnspaced, shownChange, wordsAround } from '@/lib/domain/text/shown-change';

/** What was taken out and what came in, with a few words around it. */
export function Difference({ old, now, language }: { old: string; now: string; language: string }) {
  // Words that look alike would say that nothing changed.
  if (isOnlySpacing(old, now)) return 'Only the spacing changed.';
  const changed = shownChange(old, now);
  const { removed, added } = changed;
  const { lead, tail } = wordsAround(changed);
  const isReplaced = removed.trim() !== '' && added.trim() !== '';
  return (
    <span className="difference" dir="auto" lang={language}>
      {lead.isCut && '…'}
      {lead.words}
      {removed.trim() !== '' && <del>{removed}</del>}
      {isReplaced && !isWithinUnspaced(changed) && ' '}
      {/* A mere space that came in is not marked, and keeps the words apart. */}
      {added.trim() === '' ? added : <ins>{added}</ins>}
      {tail.words}
      {tail.isCut && '…'}
    </span>
  );
}

/** Where lost words stood, as far as their context tells. */
export function StoodBetween({ prefix, suffix, language }: { prefix: string; suffix: string; language: string }) {
  return (
    <>
      It stood between “<bdi lang={language}>{prefix.trim()}</bdi>” and “<bdi lang={language}>{suffix.trim()}</bdi>”.
    </>
  );
}
