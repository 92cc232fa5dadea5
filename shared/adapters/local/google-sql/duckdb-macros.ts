import { createHash } from 'node:crypto';
import { dateMacros } from './duckdb-date-macros.ts';

/** DuckDB's `//` and `%` give NULL for a zero divisor, GoogleSQL an error: a failing cast raises one that TRY can catch. */
const divisionByZero = (type: string): string =>
  `CAST('division by zero: ' || CAST(a AS VARCHAR) AS ${type})`;

const isFloat = "(typeof(x) IN ('DOUBLE', 'FLOAT') OR starts_with(typeof(x), 'DECIMAL'))";
const wholeNumber = String.raw`'\s*[+-]?[0-9]+\s*'`;
const scalarJson = `CASE WHEN json_type(x, path) IN ('OBJECT', 'ARRAY', 'NULL') THEN NULL ELSE json_extract_string(x, path) END`;
const floatText = String.raw`regexp_replace(CASE WHEN abs(TRY_CAST(x AS DOUBLE)) < 1e15 THEN CAST(x AS VARCHAR) ELSE printf('%.17g', TRY_CAST(x AS DOUBLE)) END, '\.0$', '')`;
// Through text, because a macro is bound for every type of its argument.
const instant = 'TRY_CAST(CAST(x AS VARCHAR) AS TIMESTAMPTZ)';
const fraction = `CASE WHEN epoch_us(${instant}) % 1000000 = 0 THEN '' WHEN epoch_us(${instant}) % 1000 = 0 THEN strftime(${instant}, '.%g') ELSE strftime(${instant}, '.%f') END`;
const instantText = `strftime(${instant}, '%Y-%m-%d %H:%M:%S') || ${fraction} || '+00'`;
const blanks = "chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || ' '";

/** GoogleSQL's meaning of functions, as DuckDB macros. The name, the parameters, the body. */
const macros: readonly (readonly [name: string, parameters: string, body: string])[] = [
  ['safe_divide', 'a, b', 'CASE WHEN b = 0 THEN NULL ELSE CAST(a AS DOUBLE) / b END'],
  ['div', 'a, b', `CASE WHEN b = 0 THEN ${divisionByZero('BIGINT')} ELSE a // b END`],
  ['mod', 'a, b', `CASE WHEN b = 0 THEN ${divisionByZero('BIGINT')} ELSE a % b END`],
  ['log', 'x', 'ln(x)'],
  ['log_base', 'x, b', 'ln(x) / ln(b)'],
  // Floats round half away from zero; DuckDB's cast rounds half to even and reads '12.7' as 13.
  [
    'to_int64',
    'x',
    `CASE WHEN typeof(x) = 'VARCHAR' THEN CASE WHEN regexp_full_match(CAST(x AS VARCHAR), ${wholeNumber}) THEN CAST(x AS BIGINT) ELSE CAST('Bad INT64: ' || CAST(x AS VARCHAR) AS BIGINT) END WHEN ${isFloat} THEN CAST(round(CAST(x AS DOUBLE)) AS BIGINT) ELSE CAST(x AS BIGINT) END`,
  ],
  [
    'try_to_int64',
    'x',
    `CASE WHEN typeof(x) = 'VARCHAR' AND NOT regexp_full_match(CAST(x AS VARCHAR), ${wholeNumber}) THEN NULL WHEN ${isFloat} THEN TRY_CAST(round(TRY_CAST(x AS DOUBLE)) AS BIGINT) ELSE TRY_CAST(x AS BIGINT) END`,
  ],
  // 1.0 is '1'; a fraction of a second has 3 or 6 digits.
  [
    'to_string',
    'x',
    `CASE WHEN typeof(x) = 'DOUBLE' THEN ${floatText} WHEN typeof(x) = 'TIMESTAMP WITH TIME ZONE' THEN ${instantText} ELSE CAST(x AS VARCHAR) END`,
  ],
  ['parse_json', 'x', 'CAST(x AS JSON)'],
  ['to_json_string', 'x', 'CAST(to_json(x) AS VARCHAR)'],
  ['json_value', 'x, path', scalarJson],
  ['json_query', 'x, path', 'json_extract(x, path)'],
  [
    'json_array',
    'x, path',
    `CASE WHEN json_type(x, path) = 'ARRAY' THEN CAST(json_extract(x, path) AS JSON[]) END`,
  ],
  ['regexp_contains', 's, r', 'regexp_matches(s, r)'],
  ['regexp_extract', 's, r, g', 'CASE WHEN regexp_matches(s, r) THEN regexp_extract(s, r, g) END'],
  ['regexp_extract_all', 's, r, g', 'regexp_extract_all(s, r, g)'],
  ['regexp_replace', 's, r, t', "regexp_replace(s, r, t, 'g')"],
  ['split', 's, d', 'string_split(s, d)'],
  ['substr', 's, p', 'substr(s, CASE WHEN p = 0 THEN 1 ELSE p END)'],
  ['substr_length', 's, p, n', 'substr(s, CASE WHEN p = 0 THEN 1 ELSE p END, n)'],
  ['trim', 's', `trim(s, ${blanks})`],
  ['ltrim', 's', `ltrim(s, ${blanks})`],
  ['rtrim', 's', `rtrim(s, ${blanks})`],
  ['lpad', 's, n', "lpad(s, CAST(n AS INTEGER), ' ')"],
  ['lpad_with', 's, n, p', 'lpad(s, CAST(n AS INTEGER), p)'],
  ['rpad', 's, n', "rpad(s, CAST(n AS INTEGER), ' ')"],
  ['rpad_with', 's, n, p', 'rpad(s, CAST(n AS INTEGER), p)'],
  [
    'initcap',
    's',
    `CASE WHEN s = '' THEN '' ELSE list_aggregate(list_transform(regexp_extract_all(s, '[A-Za-z0-9]+|[^A-Za-z0-9]+'), lambda w: upper(w[1]) || lower(w[2:])), 'string_agg', '') END`,
  ],
  [
    'range_bucket',
    'p, bounds',
    'CASE WHEN p IS NOT NULL THEN len(list_filter(bounds, lambda e: e <= p)) END',
  ],
  ['safe_add', 'a, b', 'TRY(a + b)'],
  ['safe_subtract', 'a, b', 'TRY(a - b)'],
  ['safe_multiply', 'a, b', 'TRY(a * b)'],
  // GoogleSQL gives NULL, not an empty array, when nothing is left.
  [
    'present',
    'items',
    'CASE WHEN list_count(items) > 0 THEN list_filter(items, lambda e: e IS NOT NULL) END',
  ],
  ['array_length', 'items', 'len(items)'],
  ['array_reverse', 'items', 'list_reverse(items)'],
  ['strpos', 's, t', 'strpos(s, t)'],
  ['starts_with', 's, t', 'starts_with(s, t)'],
  ['ends_with', 's, t', 'ends_with(s, t)'],
  ['array_head', 'items, n', 'list_slice(items, 1, n)'],
  ['indexes', 'items', 'range(len(items))'],
  // A negative index reads from the end in DuckDB; in GoogleSQL it is out of bounds.
  ['from_zero', 'i', 'CASE WHEN i >= 0 THEN i + 1 END'],
  ['from_one', 'i', 'CASE WHEN i >= 1 THEN i END'],
  ...dateMacros,
];

/** Prefix of everything the transpiler makes up; SQL of ours may not use it. */
export const reservedPrefix = 'hk_';

const definitions = macros.map(
  ([name, parameters, body]) =>
    `CREATE OR REPLACE MACRO main.${reservedPrefix}${name}(${parameters}) AS ${body}`,
);

/** Changes with the macros. */
export const macrosVersion: string = createHash('sha256').update(definitions.join(';')).digest('hex');

/** Settings of a database, after every opening. */
export const databaseSettings: readonly string[] = [
  "SET GLOBAL TimeZone = 'UTC'",
  "SET GLOBAL default_null_order = 'NULLS_FIRST_ON_ASC_LAST_ON_DESC'",
];

/**
 * The macros that transpiled SQL calls, stored in the database file so that its views also work in other DuckDB clients.
 * `hk_version()` says which ones a file holds, so that they are not replaced at every opening.
 */
export const macroDefinitions: readonly string[] = [
  ...definitions,
  `CREATE OR REPLACE MACRO main.${reservedPrefix}version() AS '${macrosVersion}'`,
];
