'use client';
import { onlineManager, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SourceChoice } from '@/components/sources/source-choice';
import { SourceCombobox } from '@/components/sources/source-combobox';
import { offeredSourcesKey } from '@/components/sources/use-source-list';
import { gallerySources } from './gallery-article';
import { GalleryGroup } from './gallery-group';
import { enter, leave, typeInto, whenThere } from './gallery-hands';
import { galleryId } from './gallery-ids';

/** A desk whose sources can be read, and one whose cannot. */
const deskId = galleryId(940);
const silentDeskId = galleryId(941);
const found = [
  { id: galleryId(942), title: 'Accounts of the night network, 2021', url: null },
  { id: galleryId(943), title: 'Annual accounts 2021/22', url: 'https://board.example/accounts-2021' },
];

interface State {
  name: string;
  desk?: string;
  typed?: string;
  isClosed?: boolean;
}

const states: readonly State[] = [
  { name: 'Closed', isClosed: true },
  { name: 'Open, recent here' },
  { name: 'Found', typed: 'accounts' },
  { name: 'Nothing found', typed: 'Minutes of the board' },
  { name: 'A new one', typed: 'Minutes of the board', isClosed: true },
  { name: 'A new one by its link', typed: 'https://board.example/minutes' },
  { name: 'Failed', desk: silentDeskId, typed: 'Minutes of the board' },
];

/** What the server would answer. Asking it waits for a line, which the gallery has none of. */
export function keepGallerySources(client: QueryClient): void {
  client.setQueryData(offeredSourcesKey(deskId, ''), { sources: found.slice(0, 1) });
  client.setQueryData(offeredSourcesKey(deskId, 'accounts'), { sources: found });
  for (const typed of ['Minutes of the board', 'https://board.example/minutes']) {
    client.setQueryData(offeredSourcesKey(deskId, typed), { sources: [] });
  }
  const silent = offeredSourcesKey(silentDeskId, 'Minutes of the board');
  client.setQueryData(silent, { sources: [] });
  client
    .getQueryCache()
    .find({ queryKey: silent })
    ?.setState({ status: 'error', error: new Error('no answer') });
}

/** The field that finds a source, in each of its states. */
export function GallerySources() {
  useEffect(() => {
    onlineManager.setOnline(false);
    return () => onlineManager.setOnline(true);
  }, []);
  return (
    <GalleryGroup name="Source combobox" about="closed, recent here, found, nothing found, a new one, failed">
      <div className="gallery-stack">
        {states.map((state) => (
          <div key={state.name} className="sheet gallery-box">
            <p className="hint">{state.name}</p>
            <Combobox {...state} />
          </div>
        ))}
      </div>
    </GalleryGroup>
  );
}

function Combobox({ desk = deskId, typed = '', isClosed = false }: State) {
  const place = useRef<HTMLDivElement>(null);
  const [{ text, choice }, set] = useState<{ text: string; choice: SourceChoice | null }>({ text: '', choice: null });
  useEffect(() => {
    if (!place.current) return;
    return whenThere(place.current, 'input', (input) => {
      if (typed !== '') typeInto(input, typed);
      if (isClosed) leave(input);
      else enter(input);
    });
  }, [typed, isClosed]);
  return (
    <div ref={place}>
      <SourceCombobox
        deskId={desk}
        near={gallerySources}
        text={text}
        choice={choice}
        onChange={(text, choice) => set({ text, choice })}
        onChosen={() => undefined}
      />
    </div>
  );
}
