import { Button } from './button';
import { sayNone } from './say-none';

interface Props {
  /** What there is none of, as a sentence begins with it: "No article", "Nobody". */
  none: string;
  /** In a column there is room for a small button only. */
  isNarrow?: boolean;
  /** Takes away the words that were looked for and all filters. */
  onClear: () => void;
}

/** What stands in a list where nothing is what was looked for: that, and the one way on. It comes with its words: to be heard, the list's standing status says them. */
export function NoneMatch({ none, isNarrow = false, onClear }: Props) {
  return (
    <div className="none-match">
      <p>{sayNone(none)}</p>
      <Button size={isNarrow ? 's' : 'm'} onClick={onClear}>
        Clear filters
      </Button>
    </div>
  );
}
