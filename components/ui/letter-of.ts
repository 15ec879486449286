/** The letter that a key means for commands: what it writes, or on a keyboard that writes none of a to z (Greek, Cyrillic) the one of its place. */
export const letterOf = ({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string =>
  (/^[a-z]$/i.test(key) ? key : (/^Key([A-Z])$/.exec(code)?.[1] ?? key)).toLowerCase();
