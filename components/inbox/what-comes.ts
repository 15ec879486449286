/** What comes into somebody's inbox, for all places that say it: whoever a thread concerns hears of it, and so does whoever is given work. */
export const WHAT_COMES = 'Questions and answers to you, mentions of you, comments on what you made and work that you are given';
