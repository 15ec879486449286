/** What comes into somebody's inbox, for all places that say it: whoever a thread concerns hears of it, and so do whoever is given work, and whoever has signed. */
export const WHAT_COMES =
  'Questions and answers to you, mentions of you, comments on what you made, work that you are given and the reopening of what you signed';
