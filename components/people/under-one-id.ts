import { v7 as uuidv7 } from 'uuid';
import { isUnanswered } from '../ui/is-unanswered';

/** Sends what is asked for under an id of its own. Asked for again since no answer came, it is the same request: what was done by it is not done anew. */
export function underOneId(newId: () => string = uuidv7): (asked: string, send: (id: string) => Promise<unknown>) => Promise<void> {
  let unanswered: { asked: string; id: string } | null = null;
  return async (asked, send) => {
    const id = unanswered?.asked === asked ? unanswered.id : newId();
    unanswered = { asked, id };
    // Whoever was told what stands asks anew. What was asked for meanwhile waits for an answer of its own.
    const forget = () => {
      if (unanswered?.id === id) unanswered = null;
    };
    try {
      await send(id);
      forget();
    } catch (error) {
      if (!isUnanswered(error)) forget();
      throw error;
    }
  };
}
