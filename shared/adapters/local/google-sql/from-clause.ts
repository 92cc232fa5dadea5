import { notPortable } from './not-portable.ts';
import { call, isParenthesis, keyword, type Node, parenthesised, symbol, word } from './token-tree.ts';

/** Words that end an item of FROM, so that they are no alias. */
const clauseWords = new Set(
  'ON USING WHERE JOIN LEFT RIGHT FULL INNER CROSS OUTER GROUP ORDER HAVING QUALIFY WINDOW LIMIT UNION EXCEPT INTERSECT WITH AS'.split(
    ' ',
  ),
);

/** An alias at an offset of the nodes: `AS v` or `v`. */
function readAlias(nodes: readonly Node[], at: number): { alias: Node | undefined; end: number } {
  const isAs = keyword(nodes[at]) === 'AS';
  const node = nodes[isAs ? at + 1 : at];
  const isName = node?.kind === 'quoted' || (node?.kind === 'word' && !clauseWords.has(keyword(node) ?? ''));
  if (!isName) return { alias: undefined, end: at };
  return { alias: node, end: isAs ? at + 2 : at + 1 };
}

const isLeftJoin = (before: readonly Node[]): boolean => {
  const words = before.slice(-3).map(keyword);
  if (words.at(-1) !== 'JOIN') return false;
  return words.at(-2) === 'LEFT' || (words.at(-2) === 'OUTER' && words.at(-3) === 'LEFT');
};

/**
 * UNNEST in a FROM clause, at `at` of the nodes. Polyglot loses WITH OFFSET, so it becomes a lateral subquery with two columns;
 * a LEFT JOIN of it gets the condition that GoogleSQL does not ask for.
 */
export function rewriteUnnest(
  nodes: readonly Node[],
  at: number,
  rewrite: (nodes: readonly Node[]) => Node[],
): { nodes: Node[]; end: number } {
  const group = nodes[at + 1];
  if (!isParenthesis(group)) throw notPortable('UNNEST without an array');
  const array = rewrite(group.nodes);
  if (keyword(nodes[at - 1]) === 'IN') return { nodes: call('UNNEST', [array]), end: at + 2 };
  const { alias, end } = readAlias(nodes, at + 2);
  const named = alias === undefined ? [] : [word('AS'), alias];
  let result = [...call('UNNEST', [array]), ...named];
  let next = end;
  if (keyword(nodes[end]) === 'WITH' && keyword(nodes[end + 1]) === 'OFFSET') {
    if (alias === undefined)
      throw notPortable('UNNEST … WITH OFFSET without an alias', 'UNNEST(a) AS v WITH OFFSET AS i');
    const offset = readAlias(nodes, end + 2);
    next = offset.end;
    result = [
      parenthesised([
        ...[word('SELECT'), ...call('hk_unnest', [array]), word('AS'), alias, symbol(',')],
        ...[...call('hk_unnest', [call('hk_indexes', [array])]), word('AS'), offset.alias ?? word('offset')],
      ]),
      ...[word('AS'), word(`hk_unnested_${at}`)],
    ];
  }
  const hasCondition = ['ON', 'USING'].includes(keyword(nodes[next]) ?? '');
  if (isLeftJoin(nodes.slice(0, at)) && !hasCondition) result.push(word('ON'), word('TRUE'));
  return { nodes: result, end: next };
}
