import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { SourceForm } from './source-fields';

/** A source that is being described: with its id, so that it is one source also where its answer was lost with the page. */
const BegunSource = z.object({ id: z.uuid(), deskId: z.string(), form: SourceForm });

/** As above; without a form where nothing is written yet. */
export interface NewSource {
  id: string;
  deskId: string;
  form: SourceForm | null;
}

/** What waited in the tab, as it may be added now: in `firstDesk` where nothing waited, or nothing for one of these desks. */
export function openNewSource(kept: unknown, desks: readonly { id: string }[], firstDesk: string): NewSource {
  const begun = BegunSource.safeParse(kept).data;
  if (!begun) return { id: uuidv7(), deskId: firstDesk, form: null };
  return desks.some(({ id }) => id === begun.deskId) ? begun : changeNewSource(begun, { deskId: firstDesk });
}

/** The source described otherwise. The server takes one id once: what is sent after a change is another source to it. */
export const changeNewSource = (begun: NewSource, change: Partial<Omit<NewSource, 'id'>>): NewSource => ({
  ...begun,
  ...change,
  id: uuidv7(),
});
