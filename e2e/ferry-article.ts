/** An invented article of ten sentences in three paragraphs, as it would be pasted. */
export const ferryArticle = `A ferry that nobody asked for

By Ruben Alcott

The harbour board says that the line carries 1,240 people a day. It was a lazy count, made in a week of August. The ferry should run at night too.

In March the fare rose to £3.40, up 12 per cent on the year before. Nobody voted on it. The board met twice in the winter and kept no minutes of it.

The two boats are 31 years old. They are the prettiest thing in the harbour. A third one would cost £2.1m, says the yard. The council ought to buy it before the winter.`;

/** What each of its sentences is, by the key that says so. */
export const ferryKinds = ['c', 'o', 'p', 'c', 'o', 'c', 'c', 'o', 'c', 'p'];

/** The same article a day later, after "old" was written into its first claim. */
export const newerFerryArticle = ferryArticle
  .replace('The harbour board', 'The old harbour board')
  .replace('rose to £3.40', 'rose to £3.60')
  .replace('Nobody voted on it. ', '');
