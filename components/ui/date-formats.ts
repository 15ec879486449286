const day = { day: 'numeric', month: 'short' } as const;
// 14:32 in every language: a newsroom's clock has 24 hours.
const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const year = { year: 'numeric' } as const;
const shortWeekday = { weekday: 'short' } as const;

/** How Galley writes moments and days. */
const shapes = {
  time,
  day,
  dayAndTime: { ...day, ...time },
  dayOfYear: { ...day, ...year },
  weekdayAndDay: { ...shortWeekday, day: 'numeric' },
  weekday: { ...shortWeekday, ...day },
  weekdayOfYear: { ...shortWeekday, ...day, ...year },
  today: { weekday: 'long', day: 'numeric', month: 'long' },
  whole: { ...day, ...year, ...time },
  wholeUtc: { ...day, ...year, ...time, timeZone: 'UTC' },
  calendarDay: { ...day, ...year, timeZone: 'UTC' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

// Making one takes longer than using it a hundred times, and a list has hundreds of dates.
const made = new Map<string, Intl.DateTimeFormat>();

/** The format of that shape in a language (BCP 47; null is the browser's), made once. */
export function dateFormat(shape: keyof typeof shapes, language: string | null): Intl.DateTimeFormat {
  const key = `${shape} ${language}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(language ?? undefined, shapes[shape]);
  made.set(key, known);
  return known;
}
