import { registerKept } from '@/components/sign-in/sign-out';
import { tellBegun } from '@/lib/editor/outbox/tell-begun';

/**
 * Has leaving the page and signing out ask about work that is on this page alone, as long as it is there. Gives the way to end it. Once the person is
 * signed out the page goes without a question: what is on it is nobody's.
 */
export function guardUnkept(personId: string): () => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  const letGo = () => window.removeEventListener('beforeunload', ask);
  window.addEventListener('beforeunload', ask);
  const take = registerKept({ countUnsent: async () => 0, hasBegun: async () => true, end: async () => letGo() });
  const endTelling = tellBegun(personId, () => true);
  return () => {
    letGo();
    take();
    endTelling();
  };
}
