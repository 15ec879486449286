'use client';
import { type ReactNode, useState } from 'react';
import { late, useLate } from '@/components/ui/late';
import { useToast } from '@/components/ui/toast';
import { addressOf, call } from '@/lib/api';
import type { Loss } from '@/lib/domain/contract/exports';
import { sentenceOf } from '../desk/use-request';

const exportLoss = late(() => import('./export-loss'));

export interface ExportFormat {
  id: string;
  name: string;
  about: string;
}

interface Export {
  /** Saves the article as a file; what the format cannot hold is said before. */
  exportAs(format: ExportFormat): Promise<void>;
  /** The question before a file that lacks something, if one is asked. */
  dialog: ReactNode;
}

/** A file that lacks something, and what of it. */
interface Lossy {
  format: ExportFormat;
  loss: Loss[];
  save(): void;
}

/** The way from an article to a file, the same from every menu. The files are made by the server from what is stored. */
export function useExport(articleId: string): Export {
  const toast = useToast();
  const [lossy, setLossy] = useState<Lossy | null>(null);
  const question = useLate(exportLoss, lossy !== null);
  const params = { articleId };
  const exportAs = async (format: ExportFormat) => {
    try {
      const { exportArticle, readExportReport } = await import('@/lib/domain/contract/exports');
      const save = () => window.location.assign(addressOf(exportArticle.path, params, { format: format.id }));
      const { loss } = await call(readExportReport, { params, query: { format: format.id } });
      if (loss.length === 0) save();
      else setLossy({ format, loss, save });
    } catch (error) {
      toast({ text: sentenceOf(error) });
    }
  };
  const dialog = lossy !== null && question && (
    <question.ExportLoss formatName={lossy.format.name} loss={lossy.loss} onSave={lossy.save} onClose={() => setLossy(null)} />
  );
  return { exportAs, dialog };
}
