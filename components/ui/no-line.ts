/** Said where a page that is not open is asked for without a line. */
export const HELD_WITHOUT_LINE = 'You are offline. Other pages open when the line is back.';
