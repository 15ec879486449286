import { Eye, FileText, Globe, Mail, MessagesSquare, Shapes, Table2 } from 'lucide-react';
import type { SourceType } from '@/lib/domain/sources/source';

const icons = {
  webpage: Globe,
  document: FileText,
  dataset: Table2,
  interview: MessagesSquare,
  correspondence: Mail,
  observation: Eye,
  other: Shapes,
} as const satisfies Record<SourceType, unknown>;

/** The sign of a type of source. Its name stands beside it. */
export function SourceTypeIcon({ type }: { type: SourceType }) {
  const Icon = icons[type];
  return <Icon className="i xs" aria-hidden="true" />;
}
