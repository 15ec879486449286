/** Any control that takes keys of its own: words, a tick, a choice. */
export const FIELDS = 'input, textarea, select';

/** Fields that hold words, a figure or a day: what is typed, pasted or undone there is theirs. A tick and a choice hold none. */
export const FIELDS_OF_WORDS = 'textarea, input:not([type=radio], [type=checkbox])';
