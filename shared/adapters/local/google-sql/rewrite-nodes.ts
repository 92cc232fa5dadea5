import { rewriteType } from './casts.ts';
import { reservedPrefix } from './duckdb-macros.ts';
import { rewriteUnnest } from './from-clause.ts';
import { functionTable, specialForms } from './function-table.ts';
import { notPortable } from './not-portable.ts';
import {
  call,
  type Group,
  isParenthesis,
  isSymbol,
  keyword,
  type Node,
  splitArguments,
  word,
} from './token-tree.ts';

/** Words before a bracket that are no function. */
const wordsBeforeBracket = new Set(
  `SELECT FROM WHERE AND OR NOT IN ON USING AS OVER BY WHEN THEN ELSE CASE BETWEEN LIKE HAVING LIMIT JOIN
   EXCEPT UNION INTERSECT ALL DISTINCT QUALIFY SET VALUES INSERT IS`.split(/\s+/),
);

/** Words after which a square bracket begins an array, not a subscript. */
const wordsBeforeArray = new Set('SELECT DISTINCT ALL THEN ELSE WHEN AND OR NOT BETWEEN ARRAY'.split(' '));

const refusedWords: Readonly<Record<string, string | undefined>> = {
  PIVOT: 'conditional aggregates',
  UNPIVOT: 'UNION ALL',
  TABLESAMPLE: undefined,
  RECURSIVE: undefined,
  SYSTEM_TIME: 'a filter on ingested_at',
  INTERVAL: 'DATE_ADD, DATE_SUB, TIMESTAMP_ADD or TIMESTAMP_SUB',
};

const refusedLiterals = new Set(['NUMERIC', 'BIGNUMERIC', 'DECIMAL', 'JSON', 'DATETIME', 'TIME', 'RANGE']);

const subscripts: Readonly<Record<string, string>> = {
  OFFSET: 'hk_from_zero',
  SAFE_OFFSET: 'hk_from_zero',
  ORDINAL: 'hk_from_one',
  SAFE_ORDINAL: 'hk_from_one',
};

/** The dataset of staged rows: the temporary catalog of a DuckDB connection. */
export const stagingDataset = 'staging';

function checkName(text: string): void {
  if (text.toLowerCase().startsWith(reservedPrefix))
    throw notPortable(`the name ${text}`, `one that does not begin with ${reservedPrefix}`);
}

function rewriteCall(name: string, group: Group, windowed: boolean): Node[] {
  const special = specialForms.get(name);
  if (special !== undefined) return special(group.nodes, rewriteNodes, name);
  const rewrite = functionTable.get(name);
  if (rewrite === undefined) throw notPortable(`the function ${name}`);
  return rewrite({ name, parts: splitArguments(group.nodes).map(rewriteNodes), windowed });
}

function rewriteBracket(group: Group, before: Node | undefined): Node {
  if (group.open === '(') return { ...group, nodes: rewriteNodes(group.nodes) };
  const [first, second] = group.nodes;
  const macro = subscripts[keyword(first) ?? ''];
  if (macro !== undefined && isParenthesis(second) && group.nodes.length === 2)
    return { ...group, nodes: call(macro, [rewriteNodes(second.nodes)]) };
  const isArray =
    before === undefined ||
    before.kind === 'symbol' ||
    (before.kind === 'word' && wordsBeforeArray.has(before.text.toUpperCase()));
  if (!isArray) throw notPortable('a subscript without OFFSET', 'a[OFFSET(i)] or a[SAFE_OFFSET(i)]');
  return { ...group, nodes: rewriteNodes(group.nodes) };
}

/** `ARRAY<INT64>[…]`: the type of an array literal, from `<` to its `>`. */
function rewriteArrayType(nodes: readonly Node[], at: number): { nodes: Node[]; end: number } {
  let depth = 0;
  let end = at + 1;
  do {
    if (isSymbol(nodes[end], '<')) depth += 1;
    if (isSymbol(nodes[end], '>')) depth -= 1;
    end += 1;
  } while (depth > 0 && end < nodes.length);
  return { nodes: [word('ARRAY'), ...rewriteType(nodes.slice(at + 1, end))], end };
}

function rewriteWord(nodes: readonly Node[], at: number, text: string): { nodes: Node[]; end: number } {
  const name = text.toUpperCase();
  const next = nodes[at + 1];
  const before = nodes[at - 1];
  checkName(text);
  if (isSymbol(before, '.')) {
    if (isParenthesis(next)) throw notPortable(`a function called through a path (${text})`);
    return { nodes: [word(text)], end: at + 1 };
  }
  if (name === 'SAFE' && isSymbol(next, '.')) {
    const [called, group] = [keyword(nodes[at + 2]), nodes[at + 3]];
    if (called !== undefined && isParenthesis(group))
      return { nodes: call('TRY', [rewriteCall(called, group, false)]), end: at + 4 };
  }
  if (name === 'LIKE' && next?.kind === 'string' && next.text.includes('\\'))
    throw notPortable(
      'LIKE with a backslash, which escapes in GoogleSQL alone',
      'STARTS_WITH or REGEXP_CONTAINS',
    );
  if (name === 'OFFSET' && next?.kind !== 'number' && next?.kind !== 'parameter')
    return { nodes: [{ kind: 'quoted', text }], end: at + 1 };
  if (name === 'UNNEST') return rewriteUnnest(nodes, at, rewriteNodes);
  if (name === 'SELECT' && keyword(next) === 'AS')
    throw notPortable('SELECT AS STRUCT or VALUE', 'STRUCT(…)');
  if (name === 'WITH' && keyword(next) === 'OFFSET') throw notPortable('WITH OFFSET without UNNEST');
  if (Object.hasOwn(refusedWords, name) && keyword(before) !== 'AS')
    throw notPortable(name, refusedWords[name]);
  if (next?.kind === 'string' && name === 'TIMESTAMP')
    return { nodes: call('hk_to_timestamp', [[next]]), end: at + 2 };
  if (next?.kind === 'string' && refusedLiterals.has(name)) throw notPortable(`a ${name} literal`);
  if (name === 'ARRAY' && isSymbol(next, '<')) return rewriteArrayType(nodes, at);
  if (name === 'STRUCT' && isSymbol(next, '<')) throw notPortable('a typed STRUCT', 'STRUCT(… AS name)');
  if (isParenthesis(next) && !wordsBeforeBracket.has(name))
    return { nodes: rewriteCall(name, next, keyword(nodes[at + 2]) === 'OVER'), end: at + 2 };
  const isStaged = name === stagingDataset.toUpperCase() && isSymbol(next, '.');
  return { nodes: [word(isStaged ? 'temp' : text)], end: at + 1 };
}

/** Rewrites a query, or a part of one, so that polyglot and DuckDB give it GoogleSQL's meaning. Throws SQL_NOT_PORTABLE otherwise. */
export function rewriteNodes(nodes: readonly Node[]): Node[] {
  const result: Node[] = [];
  let at = 0;
  while (at < nodes.length) {
    const node = nodes[at];
    if (node === undefined) break;
    if (node.kind === 'word') {
      const rewritten = rewriteWord(nodes, at, node.text);
      result.push(...rewritten.nodes);
      at = rewritten.end;
      continue;
    }
    if (node.kind === 'quoted') checkName(node.text);
    if (node.kind === 'symbol' && node.text === ';') throw notPortable('more than one statement');
    result.push(node.kind === 'group' ? rewriteBracket(node, nodes[at - 1]) : node);
    at += 1;
  }
  return result;
}
