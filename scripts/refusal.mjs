/** An expected end of a command. Its message is the one clear sentence that the person reads; anything else thrown is a bug and shows its stack. */
export class Refusal extends Error {}
