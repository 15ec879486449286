import { Button } from './button';

interface Props {
  /** What there is none of, as a sentence begins with it: "No article", "Nobody". */
  none: string;
  /** In a column there is room for a small button only. */
  isNarrow?: boolean;
  /** Takes away the words that were looked for and all filters. */
  onClear: () => void;
}

/** What stands in a list where nothing is what was looked for: that, and the one way on. */
export function NoneMatch({ none, isNarrow = false, onClear }: Props) {
  return (
    <div className="none-match" role="status">
      <p>{none} matches.</p>
      <Button size={isNarrow ? 's' : 'm'} onClick={onClear}>
        Clear filters
      </Button>
    </div>
  );
}
