import type { Late } from '@/components/ui/late';
import type { Notes } from './notes';

/**
 * Does what a key or a command is for with a part that comes late: at once where that is here, else when it is. A refusal is shown as a note, and
 * so is that the part did not come. Whom or what is meant the caller takes before: the person may have gone on by then.
 */
export function whenHere<Module>(
  part: Late<Module>,
  { attempt, sayNotLoaded }: Pick<Notes, 'attempt' | 'sayNotLoaded'>,
  work: (module: Module) => void,
): void {
  const tryNow = () => {
    const module = part.here();
    if (module) attempt(() => work(module));
    return module !== null;
  };
  if (!tryNow()) void part.fetch().then(() => tryNow() || sayNotLoaded('part of the page that does this'));
}
