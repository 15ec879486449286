'use client';
import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { late, useLate } from '@/components/ui/late';
import { Menu } from '@/components/ui/menu';
import type { ExportOffer } from './export-ways';
import { useDossier } from './use-dossier';
import { EXPORT_WAITS, useExport } from './use-export';

interface Props extends ExportOffer {
  articleId: string;
}

const exportRows = late(() => import('./export-rows'));

/** One menu for all ways out of an article. */
export function ExportMenu({ articleId, ...offer }: Props) {
  const off = offer.waits ? EXPORT_WAITS : undefined;
  const { exportAs, dialog } = useExport(articleId, off);
  const saveDossier = useDossier(articleId);
  return (
    <>
      <Menu
        label="Export"
        rows={exportRows}
        trigger={
          <Button off={off}>
            <Download className="i s" aria-hidden="true" /> <span className="wide">Export</span>
          </Button>
        }
      >
        <Rows {...{ articleId, ...offer }} exportAs={(format) => void exportAs(format)} saveDossier={() => void saveDossier()} />
      </Menu>
      {dialog}
    </>
  );
}

function Rows(props: Parameters<typeof import('./export-rows').ExportRows>[0]) {
  const rows = useLate(exportRows, true);
  return rows && <rows.ExportRows {...props} />;
}
