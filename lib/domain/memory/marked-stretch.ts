/** A stretch of a text, and whether it is marked there: as what was looked for, or as what another text has not. */
export interface MarkedStretch {
  text: string;
  isMarked: boolean;
}
