/** Pairs of figures as two claims have them, and whether one is the other said more roundly. */
export const roundedFigures: readonly [a: string, b: string, isRounded: boolean][] = [
  ['8.2', '8', true],
  ['8.2', '8.3', false],
  ['8.2', '8.25', true],
  ['8.2', '8.15', true],
  ['8.2', '8.26', false],
  // Said with a nought, it was measured as closely as the other.
  ['8.2', '8.0', false],
  ['8.02', '8.0', true],
  ['8.0', '8', true],
  ['11.40', 'eleven', true],
  ['11.60', 'eleven', false],
  ['2.4 million', '2,412,000', true],
  ['2.4 million', '2,451,000', false],
  ['2.4 million', '2.41 million', true],
  ['2.4 million', '2.5 million', false],
  ['2.40 million', '2.41 million', false],
  ['2,412,000', '2,413,000', false],
  ['2,412,000', '2,412,345', true],
  // The point groups thousands, and the noughts say how roundly it was counted.
  ['412.000', '412,345', true],
  ['£3bn', '£3.04bn', true],
  ['120', '118', true],
  ['120', '121', true],
  ['120', '126', false],
  ['118', '119', false],
  // To the nearest hundred, but too far off to be the same.
  ['300', '340', false],
  ['300', '312', true],
  ['10.0 million', '9.97 million', true],
  ['10.0 million', '9.9 million', false],
  ['12,50', '12,54', false],
  ['12,50', '12,5', true],
  // A year is another year.
  ['2020', '2019', false],
  ['2023', '2024', false],
];
