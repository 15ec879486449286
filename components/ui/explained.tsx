'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  /** What it says of itself. */
  words: string;
  className: string;
  /** What is seen of it, hidden from screen readers: they have the words. */
  children: ReactNode;
}

/**
 * Something that says more of itself in a note above it: while it is pointed at or has the focus, and from a tap until the next one elsewhere.
 * Escape puts the note away. Its words are the name of the button, seen or not.
 */
export function Explained({ words, className, children }: Props) {
  const [isShown, setShown] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isShown) return;
    // Not every browser gives the focus to what a finger taps, so that it could lose it.
    const onPress = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && button.current?.contains(target))) setShown(false);
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setShown(false);
    };
    document.addEventListener('pointerdown', onPress);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('keydown', onKey);
    };
  }, [isShown]);
  return (
    <button
      ref={button}
      type="button"
      className={`explained ${className}`}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && setShown(true)}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setShown(false)}
      onFocus={() => setShown(true)}
      onBlur={() => setShown(false)}
      onClick={() => setShown(true)}
    >
      {children}
      <span className={isShown ? 'note-above' : 'vh'}>{isShown ? withWholeCounts(words) : words}</span>
    </button>
  );
}

/** A count does not part from what it counts at the end of a line. */
const withWholeCounts = (words: string) => words.replaceAll(/(\d) /g, '$1\u00a0');
