import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { reloadPage } from '@/components/ui/reload-page';
import { useToast } from '@/components/ui/toast';
import { LOST, YOURS_AGAIN } from '@/lib/editor/session/article-lock';

/** Says of an article that is lost what its own page says, and that it is there again. Loaded anew before that there would be no such page. */
export function LostNotice({ lost }: { lost: 'gone' | 'back' }) {
  const toast = useToast();
  if (lost === 'gone') return <Banner tone="danger">{LOST}</Banner>;
  return <Banner action={<Button onClick={() => reloadPage(toast)}>Reload</Button>}>{YOURS_AGAIN} Reload it to go on.</Banner>;
}
