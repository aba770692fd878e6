const LOCALE = "en-GB";
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Moment = Date | string | number;

const utc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE, { timeZone: "UTC", ...options });
const longDay = utc({ day: "numeric", month: "long", year: "numeric" });
// en-US, because en-GB shortens September to four letters.
const month = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", month: "short" });
const dayMonth = (date: Date) => `${date.getUTCDate()} ${month.format(date)}`;
const clock = utc({ hour: "2-digit", minute: "2-digit" });

/** Formats a date in UTC: "20 January 2027". */
export function day(at: Moment): string {
  return longDay.format(new Date(at));
}

/** Formats a date and time in UTC: "20 January 2027, 09:41 UTC". */
export function fullTime(at: Moment): string {
  return `${day(at)}, ${clock.format(new Date(at))} UTC`;
}

/** Formats a time in the time zone of the browser: "Fri 11:41 CET". Null where that is UTC. */
export function localTime(at: Moment): string | null {
  const date = new Date(at);
  if (date.getTimezoneOffset() === 0) return null;
  return date.toLocaleString(LOCALE, {
    ...{ weekday: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
  });
}

/** Formats a date in UTC: "3 Jun". Adds the year if it is not the year of `now`. */
export function shortDay(at: Moment, now: Moment): string {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  return year === new Date(now).getUTCFullYear() ? dayMonth(date) : `${dayMonth(date)} ${year}`;
}

/** Formats a date and time in UTC, for logs: "21 Nov 09:23". */
export function logTime(at: Moment): string {
  return `${dayMonth(new Date(at))} ${clock.format(new Date(at))}`;
}

/**
 * Formats the distance from `now`: "12 s ago", "6 min ago", "2 h ago", "18 days ago", "in 4 days". Returns
 * "now" for less than 5 s.
 */
export function relativeTime(at: Moment, now: Moment): string {
  const seconds = Math.round((new Date(at).getTime() - new Date(now).getTime()) / 1000);
  if (Math.abs(seconds) < 5) return "now";
  const length = span(Math.abs(seconds));
  return seconds < 0 ? `${length} ago` : `in ${length}`;
}

function span(seconds: number): string {
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h`;
  return plural(Math.floor(seconds / DAY), "day");
}

/** Formats a duration: "742 ms", "1.2 s", "3 min 20 s", "23 h 42 min", "2 days 4 h". */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < MINUTE) return `${(milliseconds / 1000).toFixed(1)} s`;
  if (seconds < HOUR) return pair(seconds, MINUTE, "min", 1, "s");
  if (seconds < DAY) return pair(seconds, HOUR, "h", MINUTE, "min");
  return pair(seconds, DAY, seconds < 2 * DAY ? "day" : "days", HOUR, "h");
}

/** Formats the time until something ends, in whole seconds: "42 s", "14 min 3 s", "23 h 42 min". */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return seconds < MINUTE ? `${seconds} s` : duration(seconds * 1000);
}

function pair(seconds: number, unit: number, name: string, lower: number, lowerName: string): string {
  const rest = Math.floor((seconds % unit) / lower);
  const first = `${Math.floor(seconds / unit)} ${name}`;
  return rest ? `${first} ${rest} ${lowerName}` : first;
}

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** Formats a whole number: "184,206". */
export function count(value: number): string {
  return whole.format(value);
}

/** Formats a number from a million on with a unit: "2.31 M", "6.28 B". Smaller numbers stay whole. */
export function shortCount(value: number): string {
  if (value >= 1e9) return `${(value / 1e9).toFixed(2)} B`;
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  return count(value);
}

/** Formats a number with its noun: "1 request", "2,911 requests". The default plural adds an s. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Formats a share from 0 to 1: "0.84%". */
export function percent(share: number, digits = 2): string {
  return `${(share * 100).toFixed(digits)}%`;
}

/** Returns two initials: "ML" for "Mara Lindqvist", "SV" for "sven@fernhill.dev". */
export function initials(name: string): string {
  const words = name
    .split("@")[0]!
    .split(/[\s._-]+/)
    .filter(Boolean);
  const letters = words.length > 1 ? words[0]![0]! + words.at(-1)![0]! : (words[0] ?? "?").slice(0, 2);
  return letters.toUpperCase();
}
