import { SkipBack, SkipForward } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Heard } from '@/components/ui/heard';
import { Segmented } from '@/components/ui/segmented';
import { sayWhen, useDateLanguage, When } from '@/components/ui/when';
import type { HistoryOutline } from '@/lib/domain/contract/history';
import type { HistoryMode, ShownMoments } from './history-address';
import { capitalised, extentOf, nameOfMoment, revisionAt, timeOfSeq } from './moment-names';

interface Props {
  mode: HistoryMode;
  outline: HistoryOutline | undefined;
  moments: ShownMoments | null;
  move: (moments: ShownMoments) => void;
  onMode: (mode: HistoryMode) => void;
}

/** Which moments are shown, and the ways to the entry before and the one after. */
export function HistoryHead({ mode, outline, moments, move, onMode }: Props) {
  const { said, expect } = useSaid(mode, outline, moments);
  return (
    <div className="history-head">
      <h1 className="read">{outline && moments ? headingOf(mode, outline, moments) : 'History'}</h1>
      <Heard what="Moments shown">{said}</Heard>
      {outline && moments && <Span mode={mode} outline={outline} moments={moments} />}
      <span className="sp" />
      <Segmented
        label="What is shown"
        value={mode}
        options={[
          { value: 'compare', label: 'Compare' },
          { value: 'single', label: 'Single' },
        ]}
        onChange={(next) => {
          expect();
          onMode(next);
        }}
      />
      <StepButtons
        mode={mode}
        outline={outline}
        moments={moments}
        move={(next) => {
          expect();
          move(next);
        }}
      />
    </div>
  );
}

/** Where a button led, in words, once it is shown. A handle says by itself where it is, and a line of the list what it is: then there are none. */
function useSaid(mode: HistoryMode, outline: HistoryOutline | undefined, moments: ShownMoments | null) {
  const language = useDateLanguage();
  const isExpected = useRef(false);
  const [said, setSaid] = useState('');
  const when = outline && moments ? sayWhen(new Date(timeOfSeq(outline, moments.to)), new Date(), language) : '';
  const words = outline && moments ? `${headingOf(mode, outline, moments)}, ${when}` : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: two modes may be called the same, and the change is said all the same
  useEffect(() => {
    setSaid(isExpected.current ? words : '');
    isExpected.current = false;
  }, [mode, words]);
  const expect = () => {
    isExpected.current = true;
  };
  return { said, expect };
}

function headingOf(mode: HistoryMode, outline: HistoryOutline, { from, to }: ShownMoments): string {
  const last = nameOfMoment(outline, to);
  if (mode === 'single') {
    const name = revisionAt(outline, to)?.name;
    return name ? `${capitalised(last)}: ${name}` : capitalised(last);
  }
  if (from === to) return capitalised(last);
  const first = nameOfMoment(outline, from);
  // "Revision 11 to 14", as two of a kind are said.
  const [kind] = first.split(' ');
  const isAlike = last.startsWith(`${kind} `);
  return `${capitalised(first)} to ${isAlike ? last.slice((kind ?? '').length + 1) : last}`;
}

function Span({
  mode,
  outline,
  moments: { from, to },
}: Required<Pick<Props, 'mode'>> & { outline: HistoryOutline; moments: ShownMoments }) {
  const at = (seq: number) => <When at={new Date(timeOfSeq(outline, seq)).toISOString()} />;
  // A single moment has the other one behind it, which does not count.
  const isOne = mode === 'single' || from === to;
  return (
    <span className="dim num">
      {!isOne && <>{at(from)} to </>}
      {at(to)} · {extentOf(outline, isOne ? to : from, to)}
    </span>
  );
}

/** One entry back and one forward: of the later moment, as what came before it is what one compares with. */
function StepButtons({ mode, outline, moments, move }: Omit<Props, 'onMode'>) {
  const first = mode === 'single' ? 1 : (moments?.from ?? 1);
  const isFirst = !moments || moments.to <= first;
  const isLast = !outline || !moments || moments.to >= outline.headSeq;
  const step = (by: number) => moments && move({ ...moments, from: Math.min(moments.from, moments.to + by), to: moments.to + by });
  return (
    <div className="row history-steps">
      <Button
        variant="quiet"
        isIcon
        aria-label="Back one entry"
        off={isFirst ? (mode === 'single' ? 'This is the first entry.' : 'The two moments are one.') : undefined}
        onClick={() => step(-1)}
      >
        <SkipBack className="i s" aria-hidden="true" />
      </Button>
      <Button
        variant="quiet"
        isIcon
        aria-label="Forward one entry"
        off={isLast ? 'This is the newest entry.' : undefined}
        onClick={() => step(1)}
      >
        <SkipForward className="i s" aria-hidden="true" />
      </Button>
    </div>
  );
}
