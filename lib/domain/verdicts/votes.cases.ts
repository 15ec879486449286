/** A round of votes: one letter a voter, in the order in which they voted; the letters are verdicts. `names` is the place of the vote that the verdict is of. */
interface VoteCase {
  name: string;
  needed: number;
  of: number;
  votes: string;
  is: 'open' | 'decided' | 'tied';
  names?: number;
  most: number;
  left: number;
}

/** What becomes of votes, worked out by hand. */
export const voteCases: VoteCase[] = [
  { name: 'nobody has voted', needed: 2, of: 3, votes: '', is: 'open', most: 0, left: 3 },
  { name: 'one vote is not two', needed: 2, of: 3, votes: 's', is: 'open', most: 1, left: 2 },
  { name: 'two alike decide', needed: 2, of: 3, votes: 'ss', is: 'decided', names: 0, most: 2, left: 1 },
  { name: 'one against one waits for the third', needed: 2, of: 3, votes: 'sr', is: 'open', most: 1, left: 1 },
  {
    name: 'the third decides, in the name of the first who said so',
    needed: 2,
    of: 3,
    votes: 'srr',
    is: 'decided',
    names: 1,
    most: 2,
    left: 0,
  },
  { name: 'three of three say three things', needed: 2, of: 3, votes: 'srp', is: 'tied', most: 1, left: 0 },
  { name: 'both must agree, and do', needed: 2, of: 2, votes: 'uu', is: 'decided', names: 0, most: 2, left: 0 },
  { name: 'both must agree, and do not', needed: 2, of: 2, votes: 'us', is: 'tied', most: 1, left: 0 },
  { name: 'all three must agree: the second says it is over', needed: 3, of: 3, votes: 'sr', is: 'tied', most: 1, left: 1 },
  { name: 'two against two, and a fifth may vote', needed: 3, of: 5, votes: 'ssrr', is: 'open', most: 2, left: 1 },
  { name: 'the fifth decides', needed: 3, of: 5, votes: 'rssrr', is: 'decided', names: 0, most: 3, left: 0 },
  { name: 'four things said of five leave no way to three', needed: 3, of: 5, votes: 'sprpu', is: 'tied', most: 2, left: 0 },
  {
    name: 'three against one with none left that could stop it',
    needed: 4,
    of: 7,
    votes: 'ssrss',
    is: 'decided',
    names: 0,
    most: 4,
    left: 2,
  },
  { name: 'more have voted than may by now, and two verdicts have enough', needed: 2, of: 3, votes: 'ssrr', is: 'tied', most: 2, left: 0 },
  {
    name: 'more have voted than may by now, and one has most',
    needed: 2,
    of: 3,
    votes: 'ssrrr',
    is: 'decided',
    names: 2,
    most: 3,
    left: 0,
  },
  {
    name: 'as many name two verdicts, and more have voted than may by now',
    needed: 2,
    of: 3,
    votes: 'sssrrr',
    is: 'tied',
    most: 3,
    left: 0,
  },
];
