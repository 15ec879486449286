'use client';
import { MenuRow } from '@/components/ui/menu';
import { useGo } from '@/components/ui/use-go';
import { type ExportOffer, exportWays } from './export-ways';
import type { ExportFormat } from './use-export';

interface Props extends ExportOffer {
  articleId: string;
  exportAs: (format: ExportFormat) => void;
  saveDossier: () => void;
}

/** The rows of the menu of exports. */
export function ExportRows({ articleId, exportAs, saveDossier, ...offer }: Props) {
  const go = useGo();
  const ways = exportWays(offer, { openReport: () => go(`/articles/${articleId}/report`), saveDossier, exportAs });
  return ways.map(({ name, about, off, take }) => (
    <MenuRow key={name} off={off} onSelect={take}>
      <span className="menu-two">
        {name}
        <span className="dim">{about}</span>
      </span>
    </MenuRow>
  ));
}
