import { Banner } from './banner';
import { Button } from './button';
import { sentenceOf } from './use-request';

interface Props {
  failure: unknown;
  onRetry: () => void;
  /** Of the button: small among small ones. */
  size?: 's' | 'm';
}

/** In place of what did not load: why, and the way to try again. */
export function LoadFailed({ failure, onRetry, size = 'm' }: Props) {
  return (
    <Banner
      tone="danger"
      action={
        <Button size={size} onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {sentenceOf(failure)}
    </Banner>
  );
}
