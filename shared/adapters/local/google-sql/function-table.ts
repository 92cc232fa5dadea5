import {
  arrayAgg,
  type CallRewrite,
  concat,
  corr,
  countIf,
  passOn,
  stringAgg,
  struct,
  toMacro,
} from './call-rewrite.ts';
import { cast, toHex } from './casts.ts';
import {
  addInterval,
  difference,
  extract,
  type SpecialForm,
  truncateDate,
  truncateTimestamp,
  withFormat,
} from './date-functions.ts';
import { regexpExtract } from './regular-expressions.ts';
import { call, literal } from './token-tree.ts';

/** Functions that mean the same after polyglot alone. */
const same = `
  COUNT SUM AVG MIN MAX STDDEV STDDEV_SAMP STDDEV_POP VARIANCE VAR_SAMP VAR_POP LOGICAL_AND LOGICAL_OR ANY_VALUE
  ROW_NUMBER RANK DENSE_RANK PERCENT_RANK CUME_DIST NTILE LAG LEAD FIRST_VALUE LAST_VALUE NTH_VALUE PERCENTILE_CONT
  IF IFNULL COALESCE NULLIF GREATEST LEAST EXISTS ROLLUP
  ABS SIGN CEIL CEILING FLOOR ROUND TRUNC SQRT POW POWER EXP LN LOG10
  UPPER LOWER LENGTH CHAR_LENGTH REPLACE REVERSE REPEAT LEFT RIGHT
  ARRAY ARRAY_CONCAT ARRAY_TO_STRING GENERATE_ARRAY GENERATE_DATE_ARRAY UNNEST
  CURRENT_TIMESTAMP
`
  .trim()
  .split(/\s+/);

const jsonPath =
  (macro: string): CallRewrite =>
  (written) =>
    toMacro({ 2: macro })({
      ...written,
      parts: written.parts.length === 1 ? [...written.parts, [literal('$')]] : written.parts,
    });

/** How every call of the subset is written for DuckDB; a function that is in neither table is refused. */
export const functionTable: ReadonlyMap<string, CallRewrite> = new Map<string, CallRewrite>([
  ...same.map((name) => [name, passOn] as const),
  ['ARRAY_AGG', arrayAgg],
  ['STRING_AGG', stringAgg],
  ['STRUCT', struct],
  ['COUNTIF', countIf],
  ['CORR', corr],
  ['CONCAT', concat],
  ['SAFE_DIVIDE', toMacro({ 2: 'safe_divide' })],
  ['DIV', toMacro({ 2: 'div' })],
  ['MOD', toMacro({ 2: 'mod' })],
  ['LOG', toMacro({ 1: 'log', 2: 'log_base' })],
  ['SAFE_ADD', toMacro({ 2: 'safe_add' })],
  ['SAFE_SUBTRACT', toMacro({ 2: 'safe_subtract' })],
  ['SAFE_MULTIPLY', toMacro({ 2: 'safe_multiply' })],
  ['RANGE_BUCKET', toMacro({ 2: 'range_bucket' })],
  // Polyglot would pass these on without translating what is inside them.
  ['ARRAY_LENGTH', toMacro({ 1: 'array_length' })],
  ['ARRAY_REVERSE', toMacro({ 1: 'array_reverse' })],
  ['STRPOS', toMacro({ 2: 'strpos' })],
  ['STARTS_WITH', toMacro({ 2: 'starts_with' })],
  ['ENDS_WITH', toMacro({ 2: 'ends_with' })],
  ['SUBSTR', toMacro({ 2: 'substr', 3: 'substr_length' })],
  ['TRIM', (written) => (written.parts.length === 2 ? passOn(written) : toMacro({ 1: 'trim' })(written))],
  ['LTRIM', (written) => (written.parts.length === 2 ? passOn(written) : toMacro({ 1: 'ltrim' })(written))],
  ['RTRIM', (written) => (written.parts.length === 2 ? passOn(written) : toMacro({ 1: 'rtrim' })(written))],
  ['LPAD', toMacro({ 2: 'lpad', 3: 'lpad_with' })],
  ['RPAD', toMacro({ 2: 'rpad', 3: 'rpad_with' })],
  ['INITCAP', toMacro({ 1: 'initcap' })],
  ['SPLIT', ({ parts }) => call('hk_split', parts.length === 1 ? [...parts, [literal(',')]] : parts)],
  ['REGEXP_CONTAINS', toMacro({ 2: 'regexp_contains' })],
  ['REGEXP_REPLACE', toMacro({ 3: 'regexp_replace' })],
  ['REGEXP_EXTRACT', regexpExtract('hk_regexp_extract')],
  ['REGEXP_EXTRACT_ALL', regexpExtract('hk_regexp_extract_all')],
  ['JSON_VALUE', jsonPath('json_value')],
  ['JSON_EXTRACT_SCALAR', jsonPath('json_value')],
  ['JSON_QUERY', jsonPath('json_query')],
  ['JSON_EXTRACT', jsonPath('json_query')],
  ['JSON_QUERY_ARRAY', jsonPath('json_array')],
  ['JSON_EXTRACT_ARRAY', jsonPath('json_array')],
  ['PARSE_JSON', toMacro({ 1: 'parse_json' })],
  ['TO_JSON_STRING', toMacro({ 1: 'to_json_string' })],
  ['DATE', toMacro({ 1: 'to_date', 2: 'to_date_in', 3: 'make_date' })],
  ['DATETIME', toMacro({ 1: 'to_datetime', 2: 'to_datetime_in' })],
  ['TIMESTAMP', toMacro({ 1: 'to_timestamp', 2: 'to_timestamp_in' })],
  [
    'CURRENT_DATE',
    (written) => (written.parts.length === 0 ? passOn(written) : toMacro({ 1: 'current_date_in' })(written)),
  ],
  ['UNIX_DATE', toMacro({ 1: 'unix_date' })],
  ['DATE_FROM_UNIX_DATE', toMacro({ 1: 'date_from_unix_date' })],
  ['UNIX_SECONDS', toMacro({ 1: 'unix_seconds' })],
  ['UNIX_MILLIS', toMacro({ 1: 'unix_millis' })],
  ['UNIX_MICROS', toMacro({ 1: 'unix_micros' })],
  ['TIMESTAMP_SECONDS', toMacro({ 1: 'timestamp_seconds' })],
  ['TIMESTAMP_MILLIS', toMacro({ 1: 'timestamp_millis' })],
  ['TIMESTAMP_MICROS', toMacro({ 1: 'timestamp_micros' })],
]);

/** Calls whose arguments are no plain expressions. */
export const specialForms: ReadonlyMap<string, SpecialForm> = new Map<string, SpecialForm>([
  ['CAST', cast],
  ['SAFE_CAST', cast],
  ['TO_HEX', toHex],
  ['EXTRACT', extract],
  ['DATE_ADD', addInterval('date_add', 1)],
  ['DATE_SUB', addInterval('date_add', -1)],
  ['TIMESTAMP_ADD', addInterval('timestamp_add', 1)],
  ['TIMESTAMP_SUB', addInterval('timestamp_add', -1)],
  ['DATE_DIFF', difference('date_diff')],
  ['TIMESTAMP_DIFF', difference('timestamp_diff')],
  ['DATE_TRUNC', truncateDate],
  ['TIMESTAMP_TRUNC', truncateTimestamp],
  ['FORMAT_DATE', withFormat('format_date', [2])],
  ['FORMAT_TIMESTAMP', withFormat('format_timestamp', [2, 3])],
  ['PARSE_DATE', withFormat('parse_date', [2])],
  ['PARSE_TIMESTAMP', withFormat('parse_timestamp', [2, 3])],
]);
