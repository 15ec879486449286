/** A run of rows of one paragraph. Half-open. */
export interface ParagraphRows {
  /** The paragraph's number; empty where the text has none. */
  number: string;
  from: number;
  to: number;
}

/** The runs of one paragraph among rows that are drawn, where `numbers` has the number of each and the first of them is row `from`. */
export function paragraphRows(numbers: readonly string[], from: number): ParagraphRows[] {
  const runs: ParagraphRows[] = [];
  for (const [within, number] of numbers.entries()) {
    const last = runs.at(-1);
    if (last?.number === number) last.to += 1;
    else runs.push({ number, from: from + within, to: from + within + 1 });
  }
  return runs;
}
