/** A GoogleSQL query over nothing but literals, and its rows worked out by hand. */
export type CorpusEntry = readonly [
  sql: string,
  rows: readonly (readonly (string | number | boolean | null)[])[],
];

/** One column with one value. */
const value = (expression: string, expected: string | number | boolean | null): CorpusEntry => [
  `SELECT ${expression} AS x`,
  [[expected]],
];

const pitches = `(SELECT 1 AS id, 'FF' AS type, 94.5 AS speed, DATE '2026-04-10' AS day UNION ALL SELECT 2, 'SL', 85.0, DATE '2026-04-12'
  UNION ALL SELECT 3, NULL, NULL, DATE '2026-04-12' UNION ALL SELECT 4, 'FF', 96.5, DATE '2026-04-13')`;

const arithmetic: CorpusEntry[] = [
  value('SAFE_DIVIDE(1, 0)', null),
  value('SAFE_DIVIDE(1, 4)', 0.25),
  value('SAFE_DIVIDE(NULL, 4)', null),
  value('DIV(-7, 2)', -3),
  value('MOD(-7, 2)', -1),
  value('MOD(7 + 1, 3) * 2', 4),
  value('7 / 2', 3.5),
  value('0.1 + 0.2 = 0.3', false),
  value('1e2 + .5', 100.5),
  value('ROUND(2.5) + ROUND(-2.5)', 0),
  value('ROUND(1234.567, 1)', 1234.6),
  value('CAST(2.5 AS INT64)', 3),
  value('CAST(-2.5 AS INT64)', -3),
  value("CAST(' 12 ' AS INT64)", 12),
  value("SAFE_CAST('12.7' AS INT64)", null),
  value("SAFE_CAST('x' AS INT64)", null),
  value("SAFE_CAST('x' AS DATE)", null),
  value("SAFE_CAST('1.5' AS FLOAT64)", 1.5),
  value('CAST(TRUE AS INT64)', 1),
  value('CAST(1.0 AS STRING)', '1'),
  value('CAST(-1234567.891 AS STRING)', '-1234567.891'),
  value('CAST(0.1 + 0.2 AS STRING)', '0.30000000000000004'),
  value('CAST(123 AS STRING)', '123'),
  value('CAST(FALSE AS STRING)', 'false'),
  value("CAST(DATE '2026-01-02' AS STRING)", '2026-01-02'),
  value("CAST(TIMESTAMP '2026-01-02 03:04:05+00' AS STRING)", '2026-01-02 03:04:05+00'),
  value("CAST(TIMESTAMP '2026-01-02 03:04:05.12+00' AS STRING)", '2026-01-02 03:04:05.120+00'),
  value("CAST(TIMESTAMP '2026-01-02 03:04:05.123456+00' AS STRING)", '2026-01-02 03:04:05.123456+00'),
  value('GREATEST(1, NULL)', null),
  value('LEAST(3, 1, 2)', 1),
  value('LOG(8, 2)', 3),
  value('LN(EXP(2))', 2),
  value('POW(2, 10) + SQRT(16) + ABS(-1) + SIGN(-3)', 1028),
  value('FLOOR(-1.5) + CEIL(1.2) + TRUNC(-1.7)', -1),
  value('SAFE_ADD(9223372036854775807, 1)', null),
  value('SAFE_SUBTRACT(5, 3) + SAFE_MULTIPLY(2, 4)', 10),
  value('SAFE.DIV(1, 0)', null),
  value('RANGE_BUCKET(5, [1, 5, 9])', 2),
  value('RANGE_BUCKET(NULL, [1])', null),
  value('COALESCE(NULL, IFNULL(NULL, NULLIF(1, 1)), IF(1 > 2, 3, 4))', 4),
  value('NULL IS DISTINCT FROM 1', true),
];

const texts: CorpusEntry[] = [
  value("CONCAT('a', NULL)", null),
  value("CONCAT('a', 'b') || 'c'", 'abc'),
  value("REGEXP_CONTAINS('abc', r'b')", true),
  value("REGEXP_REPLACE('a.b.c', r'\\.', '-')", 'a-b-c'),
  value("REGEXP_REPLACE('ab', r'(a)(b)', r'\\2\\1')", 'ba'),
  value("REGEXP_EXTRACT('a12', r'\\d+')", '12'),
  value("REGEXP_EXTRACT('a12', r'a(\\d)')", '1'),
  value("REGEXP_EXTRACT('abc', r'\\d')", null),
  value("REGEXP_EXTRACT('a(1)', r'[(](?:\\d)\\)')", '(1)'),
  value("ARRAY_TO_STRING(REGEXP_EXTRACT_ALL('a1b22', r'\\d+'), ',')", '1,22'),
  value("INITCAP('hello WORLD-x')", 'Hello World-X'),
  value("INITCAP('')", ''),
  value("SPLIT('a,b,c')[OFFSET(1)]", 'b'),
  value("SPLIT('a-b', '-')[SAFE_OFFSET(5)]", null),
  value("SPLIT('a-b', '-')[ORDINAL(1)]", 'a'),
  value("SUBSTR('abc', 0, 2)", 'ab'),
  value("SUBSTR('abc', -2)", 'bc'),
  value("SUBSTR('abc', 2, 1)", 'b'),
  value("LPAD('7', 3, '0') || RPAD('7', 2, '.') || LPAD('x', 2)", '0077. x'),
  value("'[' || TRIM(' \\t x \\n') || ']' || LTRIM('  y') || RTRIM('z  ') || TRIM('xxax', 'x')", '[x]yza'),
  value("LENGTH('äb') + STRPOS('abc', 'c') + CHAR_LENGTH('')", 5),
  value(
    "UPPER('é') || LOWER('X') || REVERSE('ab') || REPEAT('-', 2) || LEFT('abc', 1) || RIGHT('abc', 1)",
    'Éxba--ac',
  ),
  value("STARTS_WITH('abc', 'ab') AND ENDS_WITH('abc', 'bc')", true),
  value("REPLACE('aXa', 'X', \"'\")", "a'a"),
  value("'50%' LIKE '5_%'", true),
  value("TO_HEX(MD5('a'))", '0cc175b9c0f1b6a831c399e269772661'),
  value("TO_HEX(SHA256('a'))", 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'),
  value(`'''it's "one"'''`, `it's "one"`),
  value(`"""two\nlines"""`, 'two\nlines'),
  value(`r'\\d\\n' || "\\x41\\u00e9\\101" || '\\'' || "\\\\"`, "\\d\\nAéA'\\"),
  value(`"-- no comment /* nor this */ # nor @this"`, '-- no comment /* nor this */ # nor @this'),
];

const json: CorpusEntry[] = [
  value(`JSON_VALUE('{"a": "x"}', '$.a')`, 'x'),
  value(`JSON_VALUE('{"a": null}', '$.a')`, null),
  value(`JSON_VALUE('{"a": {"b": 1}}', '$.a')`, null),
  value(`JSON_VALUE('{"a": [1, 2]}', '$.a[1]')`, '2'),
  value(`JSON_VALUE('"s"')`, 's'),
  value(`CAST(JSON_EXTRACT_SCALAR('{"n": 5}', '$.n') AS INT64)`, 5),
  value(`JSON_VALUE(JSON_QUERY('{"a": {"b": "c"}}', '$.a'), '$.b')`, 'c'),
  value(`JSON_VALUE(PARSE_JSON('{"a": true}'), '$.a')`, 'true'),
  value(`TO_JSON_STRING(PARSE_JSON('{"a":[1,"b"]}'))`, '{"a":[1,"b"]}'),
  [
    `SELECT JSON_VALUE(e, '$.f') AS f FROM UNNEST(JSON_QUERY_ARRAY('{"l": [{"f": "p"}, {"f": "q"}]}', '$.l')) AS e ORDER BY f`,
    [['p'], ['q']],
  ],
  value(`ARRAY_LENGTH(JSON_EXTRACT_ARRAY('{"l": 1}', '$.l'))`, null),
];

const dates: CorpusEntry[] = [
  value("DATE_SUB(DATE '2026-03-31', INTERVAL 1 MONTH)", '2026-02-28'),
  value("DATE_ADD(DATE '2026-04-12', INTERVAL 1 WEEK)", '2026-04-19'),
  value("DATE_ADD(DATE '2024-02-29', INTERVAL 1 YEAR)", '2025-02-28'),
  value("DATE_ADD(DATE '2026-01-31', INTERVAL 1 QUARTER)", '2026-04-30'),
  ["SELECT DATE_SUB(DATE '2026-04-12', INTERVAL n * 2 DAY) AS x FROM UNNEST([3]) AS n", [['2026-04-06']]],
  // 2026-04-12 is a Sunday.
  value("DATE_TRUNC(DATE '2026-04-12', WEEK)", '2026-04-12'),
  value("DATE_TRUNC(DATE '2026-04-18', WEEK)", '2026-04-12'),
  value("DATE_TRUNC(DATE '2026-04-12', WEEK(MONDAY))", '2026-04-06'),
  value("DATE_TRUNC(DATE '2026-04-12', WEEK(THURSDAY))", '2026-04-09'),
  value("DATE_TRUNC(DATE '2026-04-12', ISOWEEK)", '2026-04-06'),
  value("DATE_TRUNC(DATE '2026-04-12', DAY)", '2026-04-12'),
  value("CAST(DATE_TRUNC(DATE '2026-05-12', QUARTER) AS STRING)", '2026-04-01'),
  value("DATE_TRUNC(DATE '2026-05-12', YEAR)", '2026-01-01'),
  value("DATE_DIFF(DATE '2026-04-12', DATE '2026-04-11', WEEK)", 1),
  value("DATE_DIFF(DATE '2026-04-18', DATE '2026-04-12', WEEK)", 0),
  value("DATE_DIFF(DATE '2026-04-13', DATE '2026-04-12', ISOWEEK)", 1),
  value("DATE_DIFF(DATE '2026-04-11', DATE '2026-04-26', WEEK(MONDAY))", -2),
  value("DATE_DIFF(DATE '2026-05-01', DATE '2026-04-30', MONTH)", 1),
  value("DATE_DIFF(DATE '2026-05-01', DATE '2027-01-30', YEAR)", -1),
  value("DATE_DIFF(DATE '2026-05-01', DATE '2026-04-01', DAY)", 30),
  value("EXTRACT(DAYOFWEEK FROM DATE '2026-04-12')", 1),
  value("EXTRACT(ISOWEEK FROM DATE '2026-04-12')", 15),
  value("EXTRACT(WEEK FROM DATE '2026-01-03')", 0),
  value("EXTRACT(WEEK FROM DATE '2026-01-04')", 1),
  value("EXTRACT(ISOYEAR FROM DATE '2027-01-01')", 2026),
  value(
    "EXTRACT(YEAR FROM DATE '2026-04-12') + EXTRACT(MONTH FROM DATE '2026-04-12') + EXTRACT(QUARTER FROM DATE '2026-04-12')",
    2032,
  ),
  value("EXTRACT(DAYOFYEAR FROM DATE '2026-04-12') - EXTRACT(DAY FROM DATE '2026-04-12')", 90),
  value("EXTRACT(HOUR FROM TIMESTAMP '2026-04-12 02:30:00+00' AT TIME ZONE 'America/New_York')", 22),
  value(
    "EXTRACT(DATE FROM TIMESTAMP '2026-04-12 02:30:00+00' AT TIME ZONE 'America/New_York')",
    '2026-04-11',
  ),
  value(
    "EXTRACT(MINUTE FROM TIMESTAMP '2026-04-12 02:30:15.25+00') + EXTRACT(SECOND FROM TIMESTAMP '2026-04-12 02:30:15.25+00')",
    45,
  ),
  value(
    "EXTRACT(MILLISECOND FROM TIMESTAMP '2026-04-12 02:30:15.25+00') + EXTRACT(MICROSECOND FROM TIMESTAMP '2026-04-12 02:30:15.25+00')",
    250_250,
  ),
  value("DATE(TIMESTAMP '2026-04-12 02:30:00+00', 'America/New_York')", '2026-04-11'),
  value("DATE(TIMESTAMP '2026-04-12 02:30:00+00')", '2026-04-12'),
  value('DATE(2026, 4, 12)', '2026-04-12'),
  value("CAST(DATETIME(TIMESTAMP '2026-04-12 02:30:00+00', 'America/New_York') AS DATE)", '2026-04-11'),
  value("CAST(DATETIME(TIMESTAMP '2026-04-12 23:30:00+00') AS DATE)", '2026-04-12'),
  value("CAST(TIMESTAMP '2026-04-12 23:30:00+00' AS DATE)", '2026-04-12'),
  value("TIMESTAMP(DATE '2026-04-12')", '2026-04-12T00:00:00.000Z'),
  value("TIMESTAMP('2026-04-12 00:00:00', 'America/New_York')", '2026-04-12T04:00:00.000Z'),
  value("CAST('2026-04-12 05:00:00+02' AS TIMESTAMP)", '2026-04-12T03:00:00.000Z'),
  value("TIMESTAMP_DIFF(TIMESTAMP '2026-01-02 00:30:00+00', TIMESTAMP '2026-01-01 23:45:00+00', HOUR)", 0),
  value("TIMESTAMP_DIFF(TIMESTAMP '2026-01-01 00:00:00+00', TIMESTAMP '2026-01-01 01:45:00+00', HOUR)", -1),
  value("TIMESTAMP_DIFF(TIMESTAMP '2026-01-03 00:00:00+00', TIMESTAMP '2026-01-01 12:00:00+00', DAY)", 1),
  value("TIMESTAMP_DIFF(TIMESTAMP '2026-01-01 00:01:01+00', TIMESTAMP '2026-01-01 00:00:00+00', SECOND)", 61),
  value("TIMESTAMP_SUB(TIMESTAMP '2026-01-01 00:00:00+00', INTERVAL 90 MINUTE)", '2025-12-31T22:30:00.000Z'),
  // The clocks go forward on 2026-03-08 in New York: a day is 24 hours all the same.
  value("TIMESTAMP_ADD(TIMESTAMP '2026-03-08 06:00:00+00', INTERVAL 1 DAY)", '2026-03-09T06:00:00.000Z'),
  value("TIMESTAMP_TRUNC(TIMESTAMP '2026-01-01 10:20:30+00', HOUR)", '2026-01-01T10:00:00.000Z'),
  value(
    "TIMESTAMP_TRUNC(TIMESTAMP '2026-04-12 02:30:00+00', DAY, 'America/New_York')",
    '2026-04-11T04:00:00.000Z',
  ),
  value("FORMAT_DATE('%F|%D|%A', DATE '2026-04-12')", '2026-04-12|04/12/26|Sunday'),
  value(
    "FORMAT_TIMESTAMP('%F %T', TIMESTAMP '2026-04-12 02:30:00+00', 'America/New_York')",
    '2026-04-11 22:30:00',
  ),
  value("FORMAT_TIMESTAMP('%R', TIMESTAMP '2026-04-12 02:30:00+00')", '02:30'),
  value("PARSE_DATE('%Y-%m-%d', '2026-04-12')", '2026-04-12'),
  value("SAFE.PARSE_DATE('%F', 'not a date')", null),
  value("PARSE_TIMESTAMP('%F %T', '2026-04-12 02:30:00')", '2026-04-12T02:30:00.000Z'),
  value("PARSE_TIMESTAMP('%F %T', '2026-04-12 02:30:00', 'America/New_York')", '2026-04-12T06:30:00.000Z'),
  value("UNIX_DATE(DATE '1970-01-04') + UNIX_SECONDS(TIMESTAMP '1970-01-01 00:00:05+00')", 8),
  value(
    "UNIX_MILLIS(TIMESTAMP '1970-01-01 00:00:05+00') + UNIX_MICROS(TIMESTAMP '1970-01-01 00:00:01+00')",
    1_005_000,
  ),
  value(
    'TIMESTAMP_DIFF(TIMESTAMP_SECONDS(5), TIMESTAMP_MILLIS(2000), SECOND) + UNIX_SECONDS(TIMESTAMP_MICROS(1000000))',
    4,
  ),
  value('DATE_FROM_UNIX_DATE(3)', '1970-01-04'),
  [
    "SELECT MOD(DATE_DIFF(d, DATE '1899-12-31', DAY), 7) + 1 AS x FROM UNNEST(GENERATE_DATE_ARRAY('2026-04-12', '2026-04-13')) AS d ORDER BY x",
    [[1], [2]],
  ],
  value(
    "CURRENT_DATE('America/New_York') <= CURRENT_DATE('UTC') AND CURRENT_TIMESTAMP() > TIMESTAMP '2020-01-01 00:00:00+00'",
    true,
  ),
];

const sets: CorpusEntry[] = [
  [
    `SELECT COUNTIF(p.speed > 90) AS a, COUNTIF(p.speed IS NULL) AS b, COUNT(p.type) AS c, COUNT(DISTINCT p.type) AS d FROM ${pitches} AS p`,
    [[2, 1, 3, 2]],
  ],
  // An all-NULL group counts nothing.
  [
    `SELECT COUNTIF(q.speed > 0) AS a FROM (SELECT 1 AS id) AS o LEFT JOIN (SELECT 2 AS id, 1.0 AS speed) AS q ON o.id = q.id`,
    [[0]],
  ],
  [
    `SELECT LOGICAL_OR(p.speed > 96) AS a, LOGICAL_AND(p.speed > 96) AS b, ANY_VALUE(p.type HAVING MAX p.speed) AS c FROM ${pitches} AS p`,
    [[true, false, 'FF']],
  ],
  [
    `SELECT CAST(SUM(p.id) AS INT64) AS a, AVG(p.speed) AS b, STRING_AGG(p.type, '+' ORDER BY p.type DESC) AS c FROM ${pitches} AS p`,
    [[10, 92, 'SL+FF+FF']],
  ],
  [
    `SELECT ARRAY_LENGTH(ARRAY_AGG(p.type IGNORE NULLS ORDER BY p.id)) AS a, ARRAY_AGG(p.type ORDER BY p.type)[OFFSET(0)] AS b FROM ${pitches} AS p`,
    [[3, null]],
  ],
  [
    `SELECT ARRAY_LENGTH(ARRAY_AGG(p.type IGNORE NULLS ORDER BY p.id LIMIT 2)) AS a, ARRAY_AGG(p.type IGNORE NULLS)[SAFE_OFFSET(0)] AS b FROM ${pitches} AS p WHERE p.id = 3`,
    [[null, null]],
  ],
  [
    `SELECT t.columns, t.map, t.show, t.only FROM (SELECT 1 AS columns, 2 AS map, 3 AS show, 4 AS only) AS t ORDER BY t.columns LIMIT 1 OFFSET 0`,
    [[1, 2, 3, 4]],
  ],
  [
    `SELECT ARRAY_AGG(p.id ORDER BY p.id DESC LIMIT 2)[OFFSET(1)] AS a, ARRAY_LENGTH(ARRAY_AGG(p.id ORDER BY p.id LIMIT 2)) AS b FROM ${pitches} AS p`,
    [[3, 2]],
  ],
  [
    `SELECT ARRAY_AGG(STRUCT(p.id, p.type AS kind) ORDER BY p.id)[OFFSET(1)].kind AS a FROM ${pitches} AS p`,
    [['SL']],
  ],
  [`SELECT CORR(p.id, p.id * 2) AS a FROM ${pitches} AS p WHERE p.id = 1`, [[null]]],
  [`SELECT ROUND(CORR(p.id, p.id * 2), 9) AS a FROM ${pitches} AS p`, [[1]]],
  [
    `SELECT v, i FROM UNNEST(['a', 'b']) AS v WITH OFFSET AS i ORDER BY i DESC`,
    [
      ['b', 1],
      ['a', 0],
    ],
  ],
  [
    `SELECT t.k, v, offset FROM (SELECT 1 AS k, [10, 20] AS a UNION ALL SELECT 2, []) AS t LEFT JOIN UNNEST(t.a) AS v WITH OFFSET ORDER BY t.k, v`,
    [
      [1, 10, 0],
      [1, 20, 1],
      [2, null, null],
    ],
  ],
  [
    `SELECT t.k, v FROM (SELECT 1 AS k, [10] AS a UNION ALL SELECT 2, []) AS t LEFT OUTER JOIN UNNEST(t.a) AS v ORDER BY t.k`,
    [
      [1, 10],
      [2, null],
    ],
  ],
  [`SELECT t.k, v FROM (SELECT 1 AS k, [10] AS a UNION ALL SELECT 2, []) AS t, UNNEST(t.a) AS v`, [[1, 10]]],
  [
    `SELECT r.a, r.b FROM UNNEST([STRUCT(1 AS a, 'x' AS b), STRUCT(2 AS a, 'y' AS b)]) AS r ORDER BY r.a`,
    [
      [1, 'x'],
      [2, 'y'],
    ],
  ],
  [`SELECT s.x FROM (SELECT STRUCT(t.x) AS s FROM (SELECT 7 AS x) AS t)`, [[7]]],
  [
    `SELECT x FROM UNNEST(GENERATE_ARRAY(0, 2)) AS x WHERE x IN UNNEST([1, 2]) AND NOT x IN UNNEST([2])`,
    [[1]],
  ],
  [
    `SELECT 1 IN UNNEST([2, NULL]) AS a, ARRAY<INT64>[1, 2][OFFSET(1)] AS b, ARRAY(SELECT 5)[OFFSET(0)] AS c`,
    [[null, 2, 5]],
  ],
  [
    `SELECT ARRAY_LENGTH(ARRAY_CONCAT([1], [2, 3])) AS a, ARRAY_REVERSE([1, 2])[OFFSET(0)] AS b, EXISTS(SELECT 1) AS c`,
    [[3, 2, true]],
  ],
  [
    `SELECT a[OFFSET(i)] AS x FROM (SELECT ['p', 'q'] AS a) AS t, UNNEST(GENERATE_ARRAY(0, ARRAY_LENGTH(t.a) - 1)) AS i ORDER BY i`,
    [['p'], ['q']],
  ],
  [
    `SELECT p.type, COUNT(*) AS n FROM ${pitches} AS p GROUP BY p.type ORDER BY p.type`,
    [
      [null, 1],
      ['FF', 2],
      ['SL', 1],
    ],
  ],
  [
    `SELECT p.type FROM ${pitches} AS p ORDER BY p.type DESC, p.id LIMIT 3 OFFSET 1`,
    [['FF'], ['FF'], [null]],
  ],
  [
    `SELECT p.id FROM ${pitches} AS p WHERE TRUE QUALIFY ROW_NUMBER() OVER (PARTITION BY p.type ORDER BY p.day DESC) = 1 ORDER BY p.id`,
    [[2], [3], [4]],
  ],
  [
    `SELECT p.id, SUM(p.id) OVER (ORDER BY UNIX_DATE(p.day) RANGE BETWEEN 2 PRECEDING AND 1 PRECEDING) AS s FROM ${pitches} AS p ORDER BY p.id`,
    [
      [1, null],
      [2, 1],
      [3, 1],
      [4, 5],
    ],
  ],
  [
    `SELECT p.id, LAST_VALUE(p.speed IGNORE NULLS) OVER w AS s, LAG(p.id, 1, 0) OVER (ORDER BY p.id) AS l FROM ${pitches} AS p WINDOW w AS (ORDER BY p.id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) ORDER BY p.id`,
    [
      [1, 94.5, 0],
      [2, 85, 1],
      [3, 85, 2],
      [4, 96.5, 3],
    ],
  ],
  [
    `SELECT DISTINCT PERCENTILE_CONT(p.id, 0.5) OVER () AS m, NTILE(1) OVER (ORDER BY p.id) AS n FROM ${pitches} AS p`,
    [[2.5, 1]],
  ],
  [`SELECT p.* EXCEPT (speed, day) FROM ${pitches} AS p WHERE p.id = 1`, [[1, 'FF']]],
  [`SELECT p.* REPLACE (p.id + 1 AS id) FROM (SELECT 1 AS id, 2 AS z) AS p`, [[2, 2]]],
  [
    `WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS x FROM a) SELECT x FROM a UNION DISTINCT SELECT x FROM b UNION DISTINCT SELECT 1 ORDER BY 1`,
    [[1], [2]],
  ],
  [
    `(SELECT 1 AS x EXCEPT DISTINCT SELECT 2) UNION ALL (SELECT 3 INTERSECT DISTINCT SELECT 3) ORDER BY x`,
    [[1], [3]],
  ],
  [
    `SELECT CASE WHEN p.speed > 95 THEN 'hard' WHEN p.speed IS NULL THEN '?' ELSE 'soft' END AS k FROM ${pitches} AS p ORDER BY p.id`,
    [['soft'], ['soft'], ['?'], ['hard']],
  ],
  [
    `SELECT p.id FROM ${pitches} AS p WHERE p.id BETWEEN 2 AND 3 AND p.id NOT IN (3) AND p.type LIKE 'S%'`,
    [[2]],
  ],
  [
    `SELECT \`p\`.\`id\` AS \`from\` FROM ${pitches} AS \`p\` WHERE p.id = (SELECT MAX(q.id) FROM ${pitches} AS q)`,
    [[4]],
  ],
  [
    `SELECT COUNT(*) AS n FROM ${pitches} AS a INNER JOIN ${pitches} AS b USING (id) FULL OUTER JOIN (SELECT 9 AS z) AS c ON a.id = c.z`,
    [[5]],
  ],
];

/** The portable subset by example: every rule of docs/sql.md, and what polyglot alone gets wrong. */
export const googleSqlCorpus: readonly CorpusEntry[] = [...arithmetic, ...texts, ...json, ...dates, ...sets];
