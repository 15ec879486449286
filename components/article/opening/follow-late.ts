import { late } from '@/components/ui/late';
import type { LiveOptions } from '@/lib/editor/live/live-client';

const liveClient = late(() => import('@/lib/editor/live/live-client'));

/**
 * Follows an article live from when the page has loaded and the script for it is here; one that does not come is tried again by and by.
 * `onBegin` is called then: what was stored before is to be asked for. Gives the way to stop.
 */
export function followLate(options: LiveOptions, onBegin: () => void): () => void {
  let stop: (() => void) | null = null;
  let letGo: (() => void) | null = null;
  let isOver = false;
  const begin = () => {
    const client = liveClient.here();
    if (!client || isOver || stop) return;
    stop = client.followArticle(options);
    onBegin();
  };
  const forget = liveClient.subscribe(begin);
  const fetch = () => {
    letGo = liveClient.want();
  };
  begin();
  if (document.readyState === 'complete') fetch();
  else window.addEventListener('load', fetch, { once: true });
  return () => {
    isOver = true;
    window.removeEventListener('load', fetch);
    forget();
    letGo?.();
    stop?.();
  };
}
