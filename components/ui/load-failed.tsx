import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { sentenceOf } from '../ui/use-request';

/** That the names have not come among which one is chosen. */
export function NamesFailed({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  return (
    <Banner
      tone="danger"
      action={
        <Button size="s" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {sentenceOf(failure)}
    </Banner>
  );
}
