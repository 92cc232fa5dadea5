const microseconds = {
  microsecond: 1,
  millisecond: 1_000,
  second: 1_000_000,
  minute: 60_000_000,
  hour: 3_600_000_000,
  day: 86_400_000_000,
} as const;

const elapsedMacros = Object.entries(microseconds).flatMap(([part, length]) => [
  // 24 hours are a day whatever the clocks do: GoogleSQL counts elapsed time and cuts towards zero.
  [`timestamp_diff_${part}`, 'a, b', `(epoch_us(a) - epoch_us(b)) // ${length}`] as const,
  [`timestamp_add_${part}`, 't, n', `t + to_microseconds(CAST(n AS BIGINT) * ${length})`] as const,
]);

const date = (name: string): string => `CAST(${name} AS DATE)`;
/** The last `weekday` (0 is Sunday) not after the date. */
const weekStart = (name: string): string =>
  `${date(name)} - CAST((dayofweek(${date(name)}) - weekday + 7) % 7 AS INTEGER)`;

const calendarMacros = (['month', 'quarter', 'year'] as const).flatMap((part) => [
  [`date_trunc_${part}`, 'd', `CAST(date_trunc('${part}', ${date('d')}) AS DATE)`] as const,
  [`date_diff_${part}`, 'a, b', `date_diff('${part}', ${date('b')}, ${date('a')})`] as const,
  [
    `date_add_${part}`,
    'd, n',
    `CAST(${date('d')} + ${part === 'quarter' ? 'to_months(3 * CAST(n AS INTEGER))' : `to_${part}s(CAST(n AS INTEGER))`} AS DATE)`,
  ] as const,
]);

const truncatedTimestamps = (
  ['second', 'minute', 'hour', 'day', 'month', 'quarter', 'year'] as const
).flatMap((part) => [
  [`timestamp_trunc_${part}`, 't', `timezone('UTC', date_trunc('${part}', timezone('UTC', t)))`] as const,
  [
    `timestamp_trunc_${part}_in`,
    't, z',
    `timezone(z, date_trunc('${part}', timezone(z, CAST(t AS TIMESTAMPTZ))))`,
  ] as const,
]);

/** Macros over dates and timestamps: truncation gives the type it was given, weeks begin where they are told to. */
export const dateMacros: readonly (readonly [name: string, parameters: string, body: string])[] = [
  ['to_timestamp', 'x', 'CAST(x AS TIMESTAMPTZ)'],
  ['to_timestamp_in', 'x, z', 'timezone(z, CAST(x AS TIMESTAMP))'],
  ['to_datetime', 't', "timezone('UTC', CAST(t AS TIMESTAMPTZ))"],
  ['to_datetime_in', 't, z', 'timezone(z, CAST(t AS TIMESTAMPTZ))'],
  ['to_date', 'x', date('x')],
  ['to_date_in', 't, z', 'CAST(timezone(z, CAST(t AS TIMESTAMPTZ)) AS DATE)'],
  ['make_date', 'y, m, d', 'make_date(y, m, d)'],
  ['current_date_in', 'z', 'CAST(timezone(z, now()) AS DATE)'],
  ['unix_date', 'd', `${date('d')} - DATE '1970-01-01'`],
  ['date_from_unix_date', 'n', "DATE '1970-01-01' + CAST(n AS INTEGER)"],
  ['unix_seconds', 't', 'epoch_us(t) // 1000000'],
  ['unix_millis', 't', 'epoch_us(t) // 1000'],
  ['unix_micros', 't', 'epoch_us(t)'],
  ['timestamp_seconds', 'n', "timezone('UTC', make_timestamp(CAST(n AS BIGINT) * 1000000))"],
  ['timestamp_millis', 'n', "timezone('UTC', make_timestamp(CAST(n AS BIGINT) * 1000))"],
  ['timestamp_micros', 'n', "timezone('UTC', make_timestamp(CAST(n AS BIGINT)))"],
  ['date_add_day', 'd, n', `${date('d')} + CAST(n AS INTEGER)`],
  ['date_add_week', 'd, n', `${date('d')} + 7 * CAST(n AS INTEGER)`],
  ['date_diff_day', 'a, b', `${date('a')} - ${date('b')}`],
  ['date_diff_week', 'a, b, weekday', `((${weekStart('a')}) - (${weekStart('b')})) // 7`],
  ['date_trunc_day', 'd', date('d')],
  ['date_trunc_week', 'd, weekday', weekStart('d')],
  ['extract_dayofweek', 'x', 'dayofweek(x) + 1'],
  ['extract_week', 'x', "CAST(strftime(x, '%U') AS BIGINT)"],
  ['extract_millisecond', 'x', 'extract(millisecond FROM x) % 1000'],
  ['extract_microsecond', 'x', 'extract(microsecond FROM x) % 1000000'],
  ...(['year', 'month', 'day', 'quarter', 'dayofyear', 'isoyear', 'hour', 'minute', 'second'] as const).map(
    (part) => [`extract_${part}`, 'x', `extract(${part} FROM x)`] as const,
  ),
  ['extract_isoweek', 'x', 'extract(week FROM x)'],
  ['extract_date', 'x', date('x')],
  ['format_date', 'f, d', `strftime(${date('d')}, f)`],
  ['format_timestamp', 'f, t', "strftime(timezone('UTC', t), f)"],
  ['format_timestamp_in', 'f, t, z', 'strftime(timezone(z, t), f)'],
  ['parse_date', 'f, s', 'CAST(strptime(s, f) AS DATE)'],
  ['parse_timestamp', 'f, s', "timezone('UTC', strptime(s, f))"],
  ['parse_timestamp_in', 'f, s, z', 'timezone(z, strptime(s, f))'],
  ...elapsedMacros,
  ...calendarMacros,
  ...truncatedTimestamps,
];
