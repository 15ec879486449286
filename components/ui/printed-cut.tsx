import { sayNumber } from '@/lib/domain/text/say-count';

interface Props {
  /** How many of them are on the page. */
  shown: number;
  /** How many there are, where that is known. */
  total?: number | undefined;
  /** What they are, in the plural. */
  noun: string;
}

/** Below a list of which more can be fetched: on paper, and only there, it says where the list is cut. */
export function PrintedCut({ shown, total, noun }: Props) {
  const first = `The first ${sayNumber(shown)}`;
  return (
    <p className="list-cut">
      {total === undefined || total <= shown ? `${first} ${noun}. There are more.` : `${first} of ${sayNumber(total)} ${noun}.`}
    </p>
  );
}
