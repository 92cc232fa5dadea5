const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

/** How far the clocks of a zone (IANA name) are ahead of UTC at a moment, in milliseconds. Throws RangeError for a name that is no zone. */
export function offsetMs(utcMs: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(utcMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return local - Math.floor(utcMs / 60_000) * 60_000;
}

/** The moment at which a wall clock of a zone (IANA name) shows this time on this date (`YYYY-MM-DD`), in milliseconds since 1970. */
export function localTimeMs(date: string, minutesOfDay: number, timeZone: string): number {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minutesOfDay * 60_000;
  const guess = asUtc - offsetMs(asUtc, timeZone);
  // The offset at the guess is the right one but for an hour at the change of the clocks, at night.
  return asUtc - offsetMs(guess, timeZone);
}
