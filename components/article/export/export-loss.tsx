'use client';
import { FormDialog } from '@/components/ui/form-dialog';
import type { Loss } from '@/lib/domain/contract/exports';

interface Props {
  formatName: string;
  loss: readonly Loss[];
  /** Why no file is made now: something may have been changed while it was asked. */
  off: string | undefined;
  onSave: () => void;
  onClose: () => void;
}

/** The question before a file that lacks something. */
export function ExportLoss({ formatName, loss, off, onSave, onClose }: Props) {
  return (
    <FormDialog
      title={`${formatName}: what is left out`}
      description="The article keeps all of it; only the file will lack this."
      verb="Export all the same"
      isForm={false}
      off={off}
      onClose={onClose}
      onSubmit={() => {
        onSave();
        onClose();
      }}
    >
      <ul className="loss">
        {loss.map(({ annotationId, label, what }) => (
          <li key={`${annotationId} ${what}`}>
            {label !== null && <b className="mono">{label}</b>} {what}
          </li>
        ))}
      </ul>
    </FormDialog>
  );
}
