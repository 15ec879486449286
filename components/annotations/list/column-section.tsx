'use client';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMedia } from '@/components/ui/use-media';

interface Props {
  title: string;
  count: number;
  children: ReactNode;
}

/** A part of the tag column below the tags that can be folded. On a phone it begins folded: the tags come first. */
export function ColumnSection({ title, count, children }: Props) {
  const isPhone = useMedia('phone');
  return (
    <section className="lost" aria-label={title}>
      <details open={!isPhone}>
        <summary>
          <ChevronRight className="i s" aria-hidden="true" />
          <h2 className="h2">
            {/* No 0: a comment on a tag stands in its row, and is not counted here. */}
            {title} {count > 0 && <span className="dim">{count}</span>}
          </h2>
        </summary>
        {children}
      </details>
    </section>
  );
}
