const two = (number: number) => String(number).padStart(2, '0');

/** A moment as a field of day and time wants it, in the person's own time zone. */
export const toLocalInput = (moment: Date): string =>
  `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
