'use client';
import { useLayoutEffect } from 'react';

/** Something that is asked of the open card from elsewhere on the page. It passes through no event of the page: what is handed on has its type. */
export interface CardRequest<Detail> {
  /** Hands it to whatever listens now, before it comes back. Where nothing does, nothing happens. */
  ask(detail: Detail): void;
  /** Gives the way to stop. */
  listen(take: (detail: Detail) => void): () => void;
}

/** One kind of request. */
export function cardRequest<Detail>(): CardRequest<Detail> {
  const takers = new Set<(detail: Detail) => void>();
  return {
    ask: (detail) => {
      // Those of now: what takes it may be drawn anew by it.
      for (const take of [...takers]) take(detail);
    },
    listen: (take) => {
      takers.add(take);
      return () => {
        takers.delete(take);
      };
    },
  };
}

/** Listens for requests of a kind, for as long as what calls this is drawn. */
export function useCardRequest<Detail>(request: CardRequest<Detail>, take: (detail: Detail) => void): void {
  // Anew with each drawing, before the next event: what takes it is what the card shows.
  useLayoutEffect(() => request.listen(take));
}
