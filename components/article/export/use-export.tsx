'use client';
import { type ReactNode, useState } from 'react';
import { late, useLate } from '@/components/ui/late';
import { useTrying } from '@/components/ui/use-trying';
import type { Loss } from '@/lib/domain/contract/exports';

const exportLoss = late(() => import('./export-loss'));

/** Why nothing is exported while something is not stored yet. */
export const EXPORT_WAITS = 'Some changes are not saved yet; the file would lack them.';

export interface ExportFormat {
  id: string;
  name: string;
  about: string;
}

interface Export {
  /** Saves the article as a file; what the format cannot hold is said before. */
  exportAs(format: ExportFormat): Promise<boolean>;
  /** The question before a file that lacks something, if one is asked. */
  dialog: ReactNode;
}

/** A file that lacks something, and what of it. */
interface Lossy {
  format: ExportFormat;
  loss: Loss[];
  save(): void;
}

/** The way from an article to a file, the same from every menu. The files are made by the server from what is stored. `off`: why none is made now. */
export function useExport(articleId: string, off?: string): Export {
  const trying = useTrying();
  const [lossy, setLossy] = useState<Lossy | null>(null);
  const question = useLate(exportLoss, lossy !== null);
  const exportAs = (format: ExportFormat) =>
    trying(async () => {
      // Both that asks and that saves before the question: whoever answers it may have no line by then.
      const { prepareExport } = await import('./save-export');
      const { loss, save } = await prepareExport(articleId, format.id);
      if (loss.length === 0) await save();
      else setLossy({ format, loss, save: () => void trying(save) });
    });
  const dialog = lossy !== null && question && (
    <question.ExportLoss formatName={lossy.format.name} loss={lossy.loss} off={off} onSave={lossy.save} onClose={() => setLossy(null)} />
  );
  return { exportAs, dialog };
}
