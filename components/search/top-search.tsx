'use client';
import { Search, X } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, useCallback, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { usePreferences } from '@/components/desk/preferences-context';
import { toHeading, useArrival } from '@/components/desk/use-arrival';
import { usePageKeys } from '@/components/desk/use-page-keys';
import { Heard } from '@/components/ui/heard';
import { late, useLate } from '@/components/ui/late';
import { useBackCloses } from '@/components/ui/use-back-closes';
import { useMedia } from '@/components/ui/use-media';
import { useSettled } from '@/components/ui/use-settled';
import { useTypedEarly } from '@/components/ui/use-typed-early';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';

const foundList = late(() => import('./found-list'));

// As in the contract, which the list has: here it would bring all of the three with it.
const MIN_CHARS = 2;
const MAX_CHARS = 200;

/** What the list shows by now: for which words, how many are found, and how many rows there are to go through. */
export interface Found {
  query: string;
  count: number;
  rows: number;
}

/**
 * The search of the top bar: a combobox over a list in groups, in which focus stays in the field. `/` leads to it from all pages that have the
 * bar. On a phone it is a button, and then the whole page, which Back closes.
 */
export function TopSearch() {
  const { singleKeys } = usePreferences();
  const isPhone = useMedia('phone');
  const [typed, setTyped] = useState('');
  /** On a phone: in place of the page. */
  const [isShown, setShown] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [found, setFound] = useState<Found>({ query: '', count: 0, rows: 0 });
  const type = (next: string) => {
    expectPage(false);
    setTyped(next);
    setAt(0);
    setOpen(true);
  };
  const field = useTypedEarly((words, isThere) => {
    type(words);
    setOpen(isThere);
  });
  const expectPage = useArrival(field);
  const cameFrom = useRef<HTMLElement | null>(null);
  const id = useId();
  const wanted = typed.trim();
  const query = useSettled(wanted);
  const isAsking = (isOpen || (isPhone && isShown)) && query.length >= MIN_CHARS && wanted.length >= MIN_CHARS;
  const list = useLate(foundList, isOpen);
  // What stands there while more is typed was found for other words: a fast Enter must not open it.
  const rows = isAsking && found.query === wanted ? found.rows : 0;

  const open = () => {
    // The field must be there to be given focus, and on a phone only takes it within the touch that asks for it.
    flushSync(() => setShown(true));
    field.current?.focus();
    field.current?.select();
  };
  const close = () => {
    setOpen(false);
    setShown(false);
  };
  /** Back to where the person was before. */
  const leave = () => {
    close();
    if (cameFrom.current?.isConnected) cameFrom.current.focus();
    else toHeading();
  };
  const willReplace = useBackCloses(isPhone && isShown, leave);
  const choose = () => {
    expectPage(true);
    willReplace();
    close();
    setTyped('');
  };
  const takeFound = useCallback((next: Found) => {
    setFound(next);
    setAt(0);
  }, []);
  usePageKeys(({ key }) => {
    if (key === '/') open();
    return key === '/';
  });

  /** In the field, and on what stands under it where no list does. */
  const pressEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isOfInputMethod(event.nativeEvent) || (isPhone && !isShown)) return;
    event.preventDefault();
    // First the list, then the words, and with them the field.
    if (isPhone || !isAsking) {
      setTyped('');
      leave();
    } else {
      // Before what has it goes away with the list.
      field.current?.focus();
      setOpen(false);
    }
  };
  const press = (event: KeyboardEvent) => {
    if (isOfInputMethod(event.nativeEvent)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      if (!isAsking) setOpen(true);
      else if (rows > 0) setAt((at + by + rows) % rows);
    } else if (event.key === 'Enter') {
      if (rows > 0) document.getElementById(`${id}-${at}`)?.click();
    } else return;
    event.preventDefault();
  };
  const takeFocus = ({ relatedTarget }: FocusEvent) => {
    setOpen(true);
    if (!(relatedTarget instanceof HTMLElement)) cameFrom.current = null;
    else if (!relatedTarget.closest('.top-search-box')) cameFrom.current = relatedTarget;
  };
  const loseFocus = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (currentTarget.contains(relatedTarget)) return;
    // A phone takes focus away with its keyboard: what was found is still looked at.
    if (isPhone && relatedTarget === null) return;
    close();
  };

  return (
    <search
      className={`top-search ${isShown ? 'on' : ''}`}
      aria-label="Articles, claims and sources"
      onKeyDown={pressEscape}
      onBlur={loseFocus}
    >
      <button type="button" className="top-icon" onClick={open}>
        <Search className="i s" aria-hidden="true" />
        <span className="vh">Search articles, claims, sources</span>
      </button>
      <div className="top-search-box">
        <div className="inp soft">
          <Search className="i s" aria-hidden="true" />
          <input
            ref={field}
            role="combobox"
            aria-label="Search articles, claims, sources"
            aria-expanded={rows > 0}
            aria-controls={rows > 0 ? `${id}-list` : undefined}
            aria-autocomplete="list"
            aria-activedescendant={rows > 0 ? `${id}-${at}` : undefined}
            aria-keyshortcuts={singleKeys ? '/' : undefined}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={MAX_CHARS}
            placeholder="Search articles, claims, sources"
            value={typed}
            onChange={(event) => type(event.target.value)}
            onFocus={takeFocus}
            onKeyDown={press}
          />
          {singleKeys && typed === '' && (
            <span className="kbd" aria-hidden="true">
              /
            </span>
          )}
          <button type="button" className="top-search-close" onClick={leave}>
            <X className="i s" aria-hidden="true" />
            <span className="vh">Close the search</span>
          </button>
        </div>
        {isAsking && list && (
          <list.FoundList
            id={id}
            query={query}
            at={rows > 0 ? at : -1}
            isReplacing={isPhone}
            onAt={setAt}
            onFound={takeFound}
            onChoose={choose}
            toField={() => field.current?.focus()}
          />
        )}
        {(isOpen || isShown) && (
          <Heard what="Results found">
            {isAsking && found.query === wanted && (found.count === 0 ? 'Nothing found' : `${found.count} found`)}
          </Heard>
        )}
      </div>
    </search>
  );
}
