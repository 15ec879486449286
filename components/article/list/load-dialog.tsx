'use client';
import type { PersonLoad } from '@/lib/domain/contract/article-desk-work';
import { sayNumber, sayShown } from '@/lib/domain/text/say-count';
import { LoadBar } from '../../charts/load-bar';
import { Avatar } from '../../ui/avatar';
import { AwaitsLine } from '../../ui/awaits-line';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { LoadFailed } from '../../ui/load-failed';
import { Skeleton } from '../../ui/skeleton';
import { useAnswerState } from '../../ui/use-answer-state';
import { type ListAddress, unnarrowed, writeListAddress } from './list-address';
import { isOwnWay } from './own-way';
import { sayAwaitedVotes } from './say-load';
import { useLoad } from './use-articles';

interface Props {
  desk: { id: string; name: string } | null;
  /** The list as it is behind the dialog, which keeps its order. */
  address: ListAddress;
  /** Shows another list, and closes the dialog. */
  onShow: (list: ListAddress) => void;
  onClose: () => void;
}

const columns = [
  { key: 'openClaims', name: 'Claims to check' },
  { key: 'seconds', name: 'Second checks' },
  { key: 'votes', name: 'Votes' },
  { key: 'owned', name: 'Articles owned' },
] as const satisfies readonly { key: keyof PersonLoad; name: string }[];

/** Who has how much to do on the open articles of a desk, or of all that the person may read. */
export function LoadDialog({ desk, address, onShow, onClose }: Props) {
  const { data, error, isPending, refetch } = useLoad(desk?.id ?? '');
  const answer = useAnswerState({ isPending });
  const people = data?.people ?? [];
  const wayTo: WayTo = (part) => {
    const list = { ...address, ...unnarrowed, deskId: desk?.id ?? '', ...part };
    return { href: writeListAddress(list), show: () => onShow(list) };
  };
  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      title="Who has how much to do"
      description={desk ? `On open articles of ${desk.name}.` : 'On the open articles that you can read.'}
      buttons={<Button onClick={onClose}>Close</Button>}
    >
      {error !== null && <LoadFailed failure={error} onRetry={() => void refetch()} />}
      {answer === 'no-line' && <AwaitsLine what="The figures come" />}
      {answer === 'coming' && (
        <div className="grid gap-3" role="status" aria-label="Loading">
          <Skeleton height="20px" />
          <Skeleton height="20px" />
        </div>
      )}
      {data && data.votes.claims > 0 && <p className="dim2">{sayAwaitedVotes(data.votes)}</p>}
      {data && people.length === 0 && <p className="dim2">Nobody has a claim in hand or owns an open article.</p>}
      {data && people.length < data.peopleCount && (
        <p className="dim2">{sayShown(people.length, data.peopleCount, 'person', 'people')}: those who have the most.</p>
      )}
      {data && people.length > 0 && <LoadTable people={people} isVoting={data.votes.claims > 0} wayTo={wayTo} />}
    </Dialog>
  );
}

/** The list of what somebody has: its address, and what a click on it does. */
type WayTo = (part: Partial<ListAddress>) => { href: string; show: () => void };

/** `isVoting`: some claims wait for votes. A column of noughts tells nothing to the many who do not vote. */
function LoadTable({ people, isVoting, wayTo }: { people: readonly PersonLoad[]; isVoting: boolean; wayTo: WayTo }) {
  const shown = columns.filter(({ key }) => key !== 'votes' || isVoting);
  const most = Math.max(1, ...people.flatMap(({ openClaims, seconds, votes }) => [openClaims, seconds, votes]));
  const mostOwned = Math.max(1, ...people.map(({ owned }) => owned));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take focus, or keys alone do not reach its end
    <section className="load-room" aria-label="People" tabIndex={0}>
      <table className="tbl stacked load-table">
        <thead>
          <tr>
            <th scope="col">Person</th>
            {shown.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <span className="row">
                  <Avatar person={person} />
                  {person.openClaims + person.seconds > 0 ? (
                    <ListLink {...wayTo({ workerId: person.id })}>{person.name}</ListLink>
                  ) : (
                    <span className="trunc">{person.name}</span>
                  )}
                  {person.isStranded && <span className="dim2">no longer checks there</span>}
                </span>
              </th>
              {shown.map(({ key, name }) => (
                <td key={key} data-name={name}>
                  <span className="load-cell">
                    <LoadBar count={person[key]} most={key === 'owned' ? mostOwned : most} />
                    <span className="num">{sayNumber(person[key])}</span>
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ListLink({ href, show, children }: { href: string; show: () => void; children: string }) {
  return (
    <a
      className="link trunc"
      href={href}
      onClick={(event) => {
        if (isOwnWay(event)) return;
        event.preventDefault();
        show();
      }}
    >
      {children}
    </a>
  );
}
