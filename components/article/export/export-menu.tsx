'use client';
import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuRow } from '@/components/ui/menu';
import { useGo } from '@/components/ui/use-go';
import { EXPORT_WAITS, type ExportOffer, exportWays } from './export-ways';
import { useDossier } from './use-dossier';
import { useExport } from './use-export';

interface Props extends ExportOffer {
  articleId: string;
}

/** One menu for all ways out of an article. */
export function ExportMenu({ articleId, ...offer }: Props) {
  const go = useGo();
  const off = offer.waits ? EXPORT_WAITS : undefined;
  const { exportAs, dialog } = useExport(articleId, off);
  const saveDossier = useDossier(articleId);
  const ways = exportWays(offer, {
    openReport: () => go(`/articles/${articleId}/report`),
    saveDossier: () => void saveDossier(),
    exportAs: (format) => void exportAs(format),
  });
  return (
    <>
      <Menu
        label="Export"
        trigger={
          <Button off={off}>
            <Download className="i s" aria-hidden="true" /> <span className="wide">Export</span>
          </Button>
        }
      >
        {ways.map(({ name, about, off, take }) => (
          <MenuRow key={name} off={off} onSelect={take}>
            <span className="menu-two">
              {name}
              <span className="dim">{about}</span>
            </span>
          </MenuRow>
        ))}
      </Menu>
      {dialog}
    </>
  );
}
