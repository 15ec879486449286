/** An expected end of a command. Its message is the one clear sentence that the person reads; anything else thrown is a bug and shows its stack. */
export class Refusal extends Error {}

/** What the person reads of what ended a command: the sentence of a Refusal or for what the machine refused, or a bug with its stack. */
export async function toldOf(error) {
  // Imported only now: an old Node, which a Refusal may be about, cannot read it.
  return error instanceof Refusal ? error.message : (await import('./sentence.mjs')).sentenceFor(error);
}

/** The sentence on a database that cannot be the house's, since there is nobody in it; `act` is what was to be done with it. */
export const nobodyIsThere = (act) =>
  `Nobody is in this database, so there is nothing to ${act}. Are DATABASE_URL and GALLEY_DATA_DIR those of "npm start"?`;
