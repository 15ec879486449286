import { InlineError } from '@/components/ui/field';

interface Props {
  /** What becomes of the check of its claims with it, if anything does. */
  along: { words: string; isOn: boolean; onToggle: () => void } | null;
  /** Why it could not be logged, where no field is wrong. */
  error: string | undefined;
}

/** At the end of a form of right of reply: what goes along with it, and what stands in its way. */
export function ReplyFormEnd({ along, error }: Props) {
  return (
    <>
      {along && (
        <label className="reply-check">
          <input type="checkbox" checked={along.isOn} onChange={along.onToggle} />
          <span>{along.words}</span>
        </label>
      )}
      {error !== undefined && <InlineError>{error}</InlineError>}
    </>
  );
}
