import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { dateFormat } from '@/components/ui/date-formats';
import { KindChip } from '@/components/ui/kind-chip';
import { type HistoryRow, NAMED, shortQuote } from '@/lib/domain/history/shown-history';
import { sayNumber } from '@/lib/domain/text/say-count';
import { useCalled } from '../ui/named-together';
import { useDateLanguage, utcTitle, When } from '../ui/when';

interface Props {
  row: HistoryRow;
  people: Readonly<Record<string, string>>;
  sources: Readonly<Record<string, string>>;
  personId: string;
  /** True between the two moments. */
  isWithin: boolean;
  isHere: boolean;
  onChoose: () => void;
  /** Left out for those who may not erase. */
  onErase?: (() => void) | undefined;
}

/** One line of a history: when, who, and what they did. Pressed, it shows just that; what it had to shorten stands below it then, whole. */
export function HistoryLine({ row, people, sources, personId, isWithin, isHere, onChoose, onErase }: Props) {
  const language = useDateLanguage();
  const called = useCalled();
  const name = people[row.byId] ?? '';
  const at = new Date(row.at);
  const short = row.quote === null ? null : shortQuote(row.quote);
  const isOpen = isHere && short !== row.quote;
  return (
    <li className={`history-line ${isWithin ? 'in' : ''} ${isHere ? 'on' : ''}`}>
      <button type="button" aria-current={isHere || undefined} onClick={onChoose}>
        <time className="mono" dateTime={row.at} title={`${utcTitle(row.at)}, entry ${row.seq}`}>
          {dateFormat('time', language).format(at)}
        </time>
        <Avatar person={{ id: row.byId, name: name || 'Someone' }} size="s" />
        <span className="history-words">
          <span className="vh">{row.byId === personId ? 'You' : called(name) || 'Someone'} </span>
          <Sentence
            row={row}
            people={people}
            quote={isOpen ? null : short}
            source={row.sourceId === null ? undefined : sources[row.sourceId]}
          />
          <Told row={row} people={people} />
        </span>
      </button>
      {isOpen && (
        <p className="history-why" dir="auto">
          {row.quote}
        </p>
      )}
      {isHere && onErase && <EraseWords row={row} onErase={onErase} />}
    </li>
  );
}

/** Below a line that is shown: the way to erase its words. */
export function EraseWords({ row: { count, firstSeq, seq }, onErase }: { row: HistoryRow; onErase: () => void }) {
  return (
    <p className="history-erase">
      <Button
        size="s"
        variant="quiet"
        off={count <= seq - firstSeq ? 'Others’ entries lie between these. Show everyone’s, of all kinds, first.' : undefined}
        onClick={onErase}
      >
        Erase {count === 1 ? 'its' : 'their'} words…
      </Button>
    </p>
  );
}

/** Whom an entry names, or which moment. */
function Told({ row: { words, namedId, dueAt }, people }: Pick<Props, 'row' | 'people'>) {
  if ((namedId === undefined && dueAt === undefined) || words.includes(NAMED)) return null;
  if (dueAt) {
    return (
      <>
        : <When at={dueAt} />
      </>
    );
  }
  return <>: {dueAt === null ? <b className="b">not any more</b> : <Named namedId={namedId} people={people} />}</>;
}

function Named({ namedId, people }: Pick<HistoryRow, 'namedId'> & Pick<Props, 'people'>) {
  const called = useCalled();
  return <bdi className="b">{called(namedId ? people[namedId] || 'someone of another house' : 'nobody')}</bdi>;
}

interface SentenceProps {
  row: HistoryRow;
  people: Props['people'];
  quote: string | null;
  source: string | undefined;
}

const signs = /(\{tag\}|\{named\})/;

function Sentence({ row: { words, tag, namedId, places, count }, people, quote, source }: SentenceProps) {
  return (
    <>
      {words.split(signs).map((part) => {
        if (part === '{tag}') return tag && <KindChip key={part} kind={tag.kind} label={tag.label} />;
        return part === NAMED ? <Named key={part} namedId={namedId} people={people} /> : part;
      })}
      {places.length > 0 && ` in ${places.join(', ')}`}
      {count > 1 && <span className="dim num"> · {sayNumber(count)} times</span>}
      {source !== undefined && (
        <>
          : <bdi className="b">{source}</bdi>
        </>
      )}
      {quote !== null && (
        <>
          : “<bdi>{quote}</bdi>”
        </>
      )}
    </>
  );
}
