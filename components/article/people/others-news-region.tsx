'use client';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { nameAmong } from '@/lib/domain/people/person-name';
import { OthersNews } from '@/lib/editor/session/others-news';
import { useNews } from '../own-news';
import { useWorkbench } from '../session-context';

const timers = {
  setTimeout: (run: () => void, ms: number) => window.setTimeout(run, ms),
  clearTimeout: (timer: unknown) => window.clearTimeout(Number(timer)),
};

/** Tells a screen reader who comes and goes and what colleagues do in the article, gathered every five seconds. */
export function OthersNewsRegion() {
  const { session, people, colleagues } = useWorkbench();
  const [region, say] = useNews('What others do');
  // News that began again with a newcomer's name would say anew who is here, and forget what was gathered.
  const names = useRef(people);
  useLayoutEffect(() => {
    names.current = people;
  }, [people]);
  useEffect(() => {
    const nameOf = (id: string) => nameAmong(names.current, id);
    const news = new OthersNews({ personId: session.options.personId, nameOf, say, timers });
    const readPeople = () => news.see(colleagues.isKnown ? colleagues.people : null);
    readPeople();
    const stops = [session.subscribeEntries((entries) => news.hear(entries, session.confirmed)), colleagues.subscribe(readPeople)];
    return () => {
      for (const stop of stops) stop();
      news.stop();
    };
  }, [session, colleagues, say]);
  return region;
}
