import { notPortable } from './not-portable.ts';
import { call, integer, keyword, type Node, parenthesised, symbol, word } from './token-tree.ts';

/** A call whose arguments are already rewritten. */
export interface FunctionCall {
  /** Upper case. */
  name: string;
  parts: Node[][];
  /** Is the call followed by OVER? */
  windowed: boolean;
}

/** Turns a call into nodes that polyglot and DuckDB understand. */
export type CallRewrite = (written: FunctionCall) => Node[];

/** Routes to a macro by the number of arguments: `{2: 'safe_divide'}`. */
export const toMacro =
  (byArity: Readonly<Record<number, string>>): CallRewrite =>
  ({ name, parts }) => {
    const macro = byArity[parts.length];
    if (macro === undefined)
      throw notPortable(
        `${name} with ${parts.length} argument(s)`,
        `it with ${Object.keys(byArity).join(' or ')} argument(s)`,
      );
    return call(`hk_${macro}`, parts);
  };

/** Passes the call on: polyglot and DuckDB agree with GoogleSQL. */
export const passOn: CallRewrite = ({ name, parts }) => call(name, parts);

/** Rewrites a call of exactly this many arguments. */
export const exactly =
  (count: number, rewrite: (parts: Node[][], written: FunctionCall) => Node[]): CallRewrite =>
  (written) => {
    if (written.parts.length !== count)
      throw notPortable(`${written.name} with ${written.parts.length} argument(s)`, `it with ${count}`);
    return rewrite(written.parts, written);
  };

/** COUNTIF gives NULL on an all-NULL group in DuckDB; COUNT does not. */
export const countIf = exactly(1, ([condition = []]) => {
  if (keyword(condition[0]) === 'DISTINCT') throw notPortable('COUNTIF(DISTINCT …)', 'COUNT(DISTINCT IF(…))');
  return call('COUNT', [[word('CASE'), word('WHEN'), ...condition, word('THEN'), word('TRUE'), word('END')]]);
});

/** GoogleSQL's CONCAT is NULL when an argument is. */
export const concat: CallRewrite = ({ parts }) => {
  if (parts.length === 0) throw notPortable('CONCAT without arguments');
  const joined = parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [symbol('||')]),
    parenthesised(part),
  ]);
  return [parenthesised(joined)];
};

/** CORR of fewer than two pairs is NULL in GoogleSQL, NaN in DuckDB. */
export const corr = exactly(2, ([x = [], y = []], { windowed }) => {
  if (windowed) throw notPortable('CORR … OVER', 'a subquery with GROUP BY');
  const isPair = [parenthesised(x), word('IS'), word('NOT'), word('NULL'), word('AND'), parenthesised(y)];
  const pairs = call('COUNT', [
    [word('CASE'), word('WHEN'), ...isPair, ...['IS', 'NOT', 'NULL', 'THEN', 'TRUE', 'END'].map(word)],
  ]);
  const several = [word('CASE'), word('WHEN'), ...pairs, symbol('>'), integer(1)];
  return [parenthesised([...several, word('THEN'), ...call('CORR', [x, y]), word('END')])];
});

/** Cuts `words` out of an argument; null when they are not there. */
function without(part: readonly Node[], words: readonly string[]): Node[] | null {
  const at = part.findIndex((_, index) =>
    words.every((text, offset) => keyword(part[index + offset]) === text),
  );
  return at < 0 ? null : [...part.slice(0, at), ...part.slice(at + words.length)];
}

/**
 * ARRAY_AGG(x IGNORE NULLS ORDER BY y LIMIT n): polyglot loses IGNORE NULLS inside some calls, and DuckDB knows no LIMIT there,
 * so both become functions of the whole array.
 */
export const arrayAgg: CallRewrite = ({ name, parts, windowed }) => {
  const [argument = []] = parts;
  const present = without(argument, ['IGNORE', 'NULLS']);
  const counted = present ?? argument;
  const limit = counted.findIndex((node) => keyword(node) === 'LIMIT');
  if (parts.length !== 1) throw notPortable(`${name} with ${parts.length} arguments`);
  if (windowed && (present !== null || limit >= 0))
    throw notPortable(`${name} with IGNORE NULLS or LIMIT and OVER`);
  const whole = call(name, [limit < 0 ? counted : counted.slice(0, limit)]);
  const items = present === null ? whole : call('hk_present', [whole]);
  return limit < 0 ? items : call('hk_array_head', [items, counted.slice(limit + 1)]);
};

/** STRING_AGG loses its LIMIT on the way. */
export const stringAgg: CallRewrite = (written) => {
  if (written.parts.some((part) => part.some((node) => keyword(node) === 'LIMIT')))
    throw notPortable('STRING_AGG with LIMIT', 'it over a subquery with LIMIT');
  return passOn(written);
};

/** STRUCT(t.a, b): fields get the names GoogleSQL gives them. */
export const struct: CallRewrite = ({ name, parts }) =>
  call(
    name,
    parts.map((part) => {
      if (part.some((node) => keyword(node) === 'AS')) return part;
      const last = part.at(-1);
      const isPath = part.every((node, index) =>
        index % 2 === 1
          ? node.kind === 'symbol' && node.text === '.'
          : node.kind === 'word' || node.kind === 'quoted',
      );
      if (last === undefined || !isPath)
        throw notPortable('STRUCT with a field that has no name', 'STRUCT(… AS name)');
      return [...part, word('AS'), last];
    }),
  );
