import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { PageLink } from '../../ui/page-link';
import { whyNot } from './draft-state';
import type { Draft } from './use-draft';

interface Props {
  draft: Draft;
  /** Why a draft with nothing missing is not to be sent. */
  whyOff?: string;
  isBusy: boolean;
  /** What was refused, in sentences; null where nothing was. */
  errors: readonly (string | null | undefined)[];
  /** Where Cancel leads, and what it does beside. */
  backTo: string;
  onCancel: () => void;
  verb: string;
  onStart: () => void;
}

/** The end of a form that brings a text in: what it was refused for, the way back, and the button that sends it. */
export function ImportEnd({ draft, whyOff, isBusy, errors, backTo, onCancel, verb, onStart }: Props) {
  return (
    <>
      {errors.map(
        (sentence) =>
          sentence && (
            <Banner key={sentence} tone="danger">
              {sentence}
            </Banner>
          ),
      )}
      <div className="act">
        <PageLink className="btn quiet" href={backTo} onNavigate={onCancel}>
          Cancel
        </PageLink>
        <span className="sp" />
        <Button variant="primary" size="l" off={whyNot(draft) ?? whyOff} onOff={draft.leadToTitle} isBusy={isBusy} onClick={onStart}>
          {verb}
        </Button>
      </div>
    </>
  );
}
