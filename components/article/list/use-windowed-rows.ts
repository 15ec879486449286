'use client';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { useMedia } from '../../ui/use-media';
import { usePrinting } from '../../ui/use-printing';
import type { ListSection } from './list-sections';

/** Heights before a row is measured: of a group's head, of a row, and of a row on a phone. */
const HEAD_PX = 32;
const ROW_PX = 54;
const PHONE_ROW_PX = 144;
const OVERSCAN = 8;

/** What of the list is on the page: on paper all that is loaded. Heads of groups always are: they stick to the window while their group is seen. */
export interface WindowedRows {
  /** Heads and rows of all that is loaded. */
  count: number;
  /** The last row that is on the page, counted over heads and rows; -1 if none is. */
  lastIndex: number;
  /** The articles of the rows that are in view, in order; none before the page has been measured. */
  inView: readonly string[];
  measure: (row: Element | null) => void;
  /** A section's head and rows by their places, and the room above and below them. */
  of: (section: number) => {
    head: number;
    visible: { at: number; rowIndex: number }[];
    before: number;
    after: number;
  };
}

/** Windows the rows of a table that scrolls with the page, but not on paper. */
export function useWindowedRows(sections: readonly ListSection[], table: RefObject<HTMLElement | null>): WindowedRows {
  const isPhone = useMedia('phone');
  const isPrinting = usePrinting();
  const [top, setTop] = useState(0);
  // Where the table begins changes with what stands above it; a few pixels do not matter within the rows kept ahead.
  useLayoutEffect(() => {
    const found = table.current;
    if (!found) return;
    setTop(Math.round(found.getBoundingClientRect().top + window.scrollY));
  }, [table]);
  const { starts, count } = useMemo(() => startsOf(sections), [sections]);
  const rowPx = isPhone ? PHONE_ROW_PX : ROW_PX;
  // The same functions as long as the list is: the places of thousands of rows are not worked out anew at each scroll.
  const estimateSize = useCallback(
    (index: number) => (index < (starts[sectionAt(starts, index)]?.first ?? 0) ? HEAD_PX : rowPx),
    [starts, rowPx],
  );
  const articleAt = useCallback(
    (index: number) => {
      const section = sectionAt(starts, index);
      return sections[section]?.articles[index - (starts[section]?.first ?? 0)];
    },
    [sections, starts],
  );
  const getItemKey = useCallback(
    (index: number) => articleAt(index)?.id ?? `head ${sections[sectionAt(starts, index)]?.group}`,
    [articleAt, sections, starts],
  );
  const rows = useWindowVirtualizer({ count, estimateSize, getItemKey, overscan: OVERSCAN, scrollMargin: top });
  const items = rows.getVirtualItems();
  const places = rows.measurementsCache;
  const { startIndex = 0, endIndex = -1 } = rows.range ?? {};
  const inView = items.flatMap(({ index }) => (index < startIndex || index > endIndex ? [] : (articleAt(index)?.id ?? [])));
  return {
    count,
    lastIndex: items.at(-1)?.index ?? -1,
    inView,
    // Heights on paper are not those of the screen.
    measure: isPrinting ? leaveUnmeasured : rows.measureElement,
    of: (section) => {
      const { head, first, last } = starts[section] ?? { head: 0, first: 0, last: -1 };
      if (isPrinting) return { head, visible: allRows(first, last), before: 0, after: 0 };
      const visible = items.filter(({ index }) => index >= first && index <= last);
      const [from, to] = [places[first]?.start ?? 0, places[last]?.end ?? 0];
      return {
        head,
        visible: visible.map(({ index }) => ({ at: index - first, rowIndex: index })),
        before: (visible[0]?.start ?? to) - from,
        after: visible.length === 0 ? 0 : to - (visible.at(-1)?.end ?? to),
      };
    },
  };
}

const leaveUnmeasured = () => undefined;

const allRows = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => ({ at, rowIndex: first + at }));

/** Where a section has its head (if it has one), its first row and its last, counted over heads and rows. */
interface SectionStart {
  head: number;
  first: number;
  last: number;
}

function startsOf(sections: readonly ListSection[]): { starts: SectionStart[]; count: number } {
  const starts: SectionStart[] = [];
  let count = 0;
  for (const { group, articles } of sections) {
    const first = count + (group ? 1 : 0);
    starts.push({ head: count, first, last: first + articles.length - 1 });
    count = first + articles.length;
  }
  return { starts, count };
}

const sectionAt = (starts: readonly SectionStart[], index: number) => starts.findLastIndex(({ head }) => head <= index);
