import { notPortable } from './not-portable.ts';
import { isParenthesis, keyword, type Node } from './token-tree.ts';

const weekdays = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

/** A part of a date; weeks carry the day they begin on (0 is Sunday). */
export interface DatePart {
  /** Lower case, as in the names of the macros: `day`, `week`, `month`. */
  name: string;
  weekday: number | null;
}

/** Reads DAY, WEEK, WEEK(MONDAY), ISOWEEK, …; throws when the function does not take the part. */
export function readDatePart(nodes: readonly Node[], allowed: readonly string[], of: string): DatePart {
  const [first, second] = nodes;
  const name = keyword(first);
  if (name === 'ISOWEEK' && nodes.length === 1 && allowed.includes('week'))
    return { name: 'week', weekday: 1 };
  if (name === 'WEEK' && isParenthesis(second) && nodes.length === 2 && allowed.includes('week')) {
    const day = weekdays.indexOf(keyword(second.nodes[0]) ?? '');
    if (day >= 0 && second.nodes.length === 1) return { name: 'week', weekday: day };
  }
  if (name !== undefined && nodes.length === 1 && allowed.includes(name.toLowerCase()))
    return { name: name.toLowerCase(), weekday: name === 'WEEK' ? 0 : null };
  throw notPortable(`${of} by ${name ?? 'an expression'}`, `one of ${allowed.join(', ').toUpperCase()}`);
}

const shorthands: Readonly<Record<string, string>> = {
  '%F': '%Y-%m-%d',
  '%T': '%H:%M:%S',
  '%R': '%H:%M',
  '%D': '%m/%d/%y',
};
const sharedSpecifiers = new Set([
  '%Y',
  '%m',
  '%d',
  '%H',
  '%M',
  '%S',
  '%y',
  '%j',
  '%A',
  '%a',
  '%B',
  '%b',
  '%p',
  '%I',
  '%%',
]);

/** A format of GoogleSQL in DuckDB's letters: only specifiers that mean the same in both. */
export const translateDateFormat = (format: string): string =>
  format.replace(/%(?:E[*0-9]?)?[\s\S]?/g, (specifier) => {
    const long = shorthands[specifier] ?? specifier;
    if (shorthands[specifier] === undefined && !sharedSpecifiers.has(specifier))
      throw notPortable(`the date format element ${specifier}`, '%Y %m %d %H %M %S %F %T %R %D');
    return long;
  });
