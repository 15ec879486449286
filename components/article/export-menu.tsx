'use client';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Menu, MenuRow } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import { addressOf, call } from '@/lib/api';
import { exportArticle, type Loss, readExportReport } from '@/lib/domain/contract/exports';
import { sentenceOf } from '../desk/use-request';

interface Props {
  articleId: string;
  formats: readonly { id: string; name: string }[];
  /** True while something is not stored yet. */
  waits: boolean;
}

/** One menu for all formats. The files are made by the server from what is stored; what a format cannot hold is said before. */
export function ExportMenu({ articleId, formats, waits }: Props) {
  const toast = useToast();
  const [lossy, setLossy] = useState<{ format: { id: string; name: string }; loss: Loss[] } | null>(null);
  const params = { articleId };
  const save = (format: string) => window.location.assign(addressOf(exportArticle.path, params, { format }));
  const choose = async (format: { id: string; name: string }) => {
    try {
      const { loss } = await call(readExportReport, { params, query: { format: format.id } });
      if (loss.length === 0) save(format.id);
      else setLossy({ format, loss });
    } catch (error) {
      toast({ text: sentenceOf(error) });
    }
  };
  return (
    <>
      <Menu
        label="Export"
        trigger={
          <Button off={waits ? 'Some changes are not saved yet; the file would lack them.' : undefined}>
            <Download className="i s" aria-hidden="true" /> <span className="wide">Export</span>
          </Button>
        }
      >
        {formats.map((format) => (
          <MenuRow key={format.id} onSelect={() => void choose(format)}>
            {format.name}
          </MenuRow>
        ))}
      </Menu>
      {lossy !== null && (
        <Dialog
          isOpen
          onClose={() => setLossy(null)}
          title={`What ${lossy.format.name} cannot hold`}
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
              <li key={annotationId + what}>
                {label !== null && <b className="mono">{label}</b>} {what}
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
