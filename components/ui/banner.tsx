import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert };

interface Props {
  tone?: keyof typeof icons;
  title?: string;
  children?: ReactNode;
  /** One way on, at the right. */
  action?: ReactNode;
  /** False of one that is read with what it stands on: nobody hears it by itself. */
  isAnnounced?: boolean;
}

/** A note on the thing that it is about. Danger is announced at once, the others when the reader is idle. */
export function Banner({ tone = 'info', title, children, action, isAnnounced = true }: Props) {
  const Icon = icons[tone];
  return (
    <div className={`banner ${tone}`} role={isAnnounced ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <Icon className="i" aria-hidden="true" />
      <div className="sp">
        {title !== undefined && <p className="ttl">{title}</p>}
        {children !== undefined && <p>{children}</p>}
      </div>
      {action}
    </div>
  );
}
