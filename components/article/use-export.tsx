'use client';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { addressOf, call } from '@/lib/api';
import { exportArticle, type Loss, readExportReport } from '@/lib/domain/contract/exports';
import { sentenceOf } from '../desk/use-request';

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

/** The way from an article to a file, the same from every menu. The files are made by the server from what is stored. */
export function useExport(articleId: string): Export {
  const toast = useToast();
  const [lossy, setLossy] = useState<{ format: ExportFormat; loss: Loss[] } | null>(null);
  const params = { articleId };
  const save = (format: string) => window.location.assign(addressOf(exportArticle.path, params, { format }));
  const exportAs = async (format: ExportFormat) => {
    try {
      const { loss } = await call(readExportReport, { params, query: { format: format.id } });
      if (loss.length === 0) save(format.id);
      else setLossy({ format, loss });
    } catch (error) {
      toast({ text: sentenceOf(error) });
    }
  };
  const dialog = lossy !== null && (
    <Dialog
      isOpen
      onClose={() => setLossy(null)}
      title={`${lossy.format.name}: what is left out`}
      description="The article keeps all of it; only the file will lack this."
      buttons={
        <>
          <Button onClick={() => setLossy(null)}>Cancel</Button>
          <Button
            variant="primary"
            onClick={() => {
              save(lossy.format.id);
              setLossy(null);
            }}
          >
            Export all the same
          </Button>
        </>
      }
    >
      <ul className="loss">
        {lossy.loss.map(({ annotationId, label, what }) => (
          <li key={`${annotationId} ${what}`}>
            {label !== null && <b className="mono">{label}</b>} {what}
          </li>
        ))}
      </ul>
    </Dialog>
  );
  return { exportAs, dialog };
}
