import { type DatePart, readDatePart, translateDateFormat } from './date-parts.ts';
import { notPortable } from './not-portable.ts';
import {
  call,
  integer,
  keyword,
  literal,
  type Node,
  parenthesised,
  splitArguments,
  symbol,
} from './token-tree.ts';

/** Rewrites the nodes inside an argument. */
export type RewriteInside = (nodes: readonly Node[]) => Node[];

/** A call whose arguments are no plain expressions: it gets them as written. */
export type SpecialForm = (inside: readonly Node[], rewrite: RewriteInside, name: string) => Node[];

const clockParts = ['microsecond', 'millisecond', 'second', 'minute', 'hour', 'day'];
const calendarParts = ['day', 'week', 'month', 'quarter', 'year'];
const timestampTruncParts = ['second', 'minute', 'hour', 'day', 'month', 'quarter', 'year'];

const weekdayArgument = (part: DatePart): Node[][] =>
  part.weekday === null ? [] : [[integer(part.weekday)]];

const argumentsOf = (inside: readonly Node[], counts: readonly number[], name: string): Node[][] => {
  const parts = splitArguments(inside);
  if (!counts.includes(parts.length))
    throw notPortable(`${name} with ${parts.length} argument(s)`, `it with ${counts.join(' or ')}`);
  return parts;
};

/** DATE_ADD, DATE_SUB, TIMESTAMP_ADD, TIMESTAMP_SUB: `(value, INTERVAL count PART)`. */
export const addInterval =
  (macro: 'date_add' | 'timestamp_add', sign: 1 | -1): SpecialForm =>
  (inside, rewrite, name) => {
    const [value = [], interval = []] = argumentsOf(inside, [2], name);
    const count = interval.slice(1, -1);
    if (keyword(interval[0]) !== 'INTERVAL' || count.length === 0)
      throw notPortable(`${name} without INTERVAL count PART`);
    if (count.length === 1 && count[0]?.kind === 'string')
      throw notPortable('an INTERVAL in quotes', 'INTERVAL 7 DAY');
    const part = readDatePart(interval.slice(-1), macro === 'date_add' ? calendarParts : clockParts, name);
    const amount = parenthesised(rewrite(count));
    return call(`hk_${macro}_${part.name}`, [rewrite(value), sign === 1 ? [amount] : [symbol('-'), amount]]);
  };

/** DATE_DIFF and TIMESTAMP_DIFF: `(later, earlier, PART)`. */
export const difference =
  (macro: 'date_diff' | 'timestamp_diff'): SpecialForm =>
  (inside, rewrite, name) => {
    const [later = [], earlier = [], partNodes = []] = argumentsOf(inside, [3], name);
    const part = readDatePart(partNodes, macro === 'date_diff' ? calendarParts : clockParts, name);
    return call(`hk_${macro}_${part.name}`, [rewrite(later), rewrite(earlier), ...weekdayArgument(part)]);
  };

/** DATE_TRUNC(date, PART). */
export const truncateDate: SpecialForm = (inside, rewrite, name) => {
  const [value = [], partNodes = []] = argumentsOf(inside, [2], name);
  const part = readDatePart(partNodes, calendarParts, name);
  return call(`hk_date_trunc_${part.name}`, [rewrite(value), ...weekdayArgument(part)]);
};

/** TIMESTAMP_TRUNC(timestamp, PART[, time zone]). */
export const truncateTimestamp: SpecialForm = (inside, rewrite, name) => {
  const [value = [], partNodes = [], zone] = argumentsOf(inside, [2, 3], name);
  const part = readDatePart(partNodes, timestampTruncParts, name);
  if (zone === undefined) return call(`hk_timestamp_trunc_${part.name}`, [rewrite(value)]);
  return call(`hk_timestamp_trunc_${part.name}_in`, [rewrite(value), rewrite(zone)]);
};

const extractParts = [
  ...['year', 'month', 'day', 'quarter', 'dayofyear', 'dayofweek', 'week', 'isoweek', 'isoyear', 'date'],
  ...['hour', 'minute', 'second', 'millisecond', 'microsecond'],
];

/** EXTRACT(PART FROM value [AT TIME ZONE zone]). */
export const extract: SpecialForm = (inside, rewrite, name) => {
  const part = keyword(inside[0])?.toLowerCase();
  if (part === undefined || !extractParts.includes(part) || keyword(inside[1]) !== 'FROM')
    throw notPortable(`${name} of ${part?.toUpperCase() ?? 'an expression'}`);
  const value = inside.slice(2);
  const at = value.findIndex(
    (node, index) =>
      keyword(node) === 'AT' && keyword(value[index + 1]) === 'TIME' && keyword(value[index + 2]) === 'ZONE',
  );
  const local =
    at < 0
      ? rewrite(value)
      : call('hk_to_datetime_in', [rewrite(value.slice(0, at)), rewrite(value.slice(at + 3))]);
  return call(`hk_extract_${part}`, [local]);
};

/** FORMAT_DATE, FORMAT_TIMESTAMP, PARSE_DATE, PARSE_TIMESTAMP: the format is a literal. */
export const withFormat =
  (macro: string, counts: readonly number[]): SpecialForm =>
  (inside, rewrite, name) => {
    const [format = [], ...rest] = argumentsOf(inside, counts, name);
    const text = format.length === 1 ? format[0] : undefined;
    if (text?.kind !== 'string') throw notPortable(`${name} with a format that is not a literal`);
    const suffix = rest.length === 2 ? '_in' : '';
    return call(`hk_${macro}${suffix}`, [[literal(translateDateFormat(text.text))], ...rest.map(rewrite)]);
  };
