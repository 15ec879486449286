import { Button } from './button';
import { useOnline } from './use-online';

interface Props {
  isBusy: boolean;
  onMore: () => void;
  words?: 'Show more' | 'Show older';
  size?: 's' | 'm';
  className?: string;
}

/** Fetches what comes next in a list. Without a line it says why it does not. */
export function ShowMore({ isBusy, onMore, words = 'Show more', size = 'm', className = '' }: Props) {
  const isOnline = useOnline();
  return (
    <Button
      size={size}
      className={className}
      off={isOnline ? undefined : 'You are offline. More comes when the line is back.'}
      isBusy={isBusy}
      onClick={onMore}
    >
      {words}
    </Button>
  );
}
