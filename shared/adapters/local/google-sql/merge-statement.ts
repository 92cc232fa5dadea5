import { notPortable } from './not-portable.ts';
import { rewriteNodes } from './rewrite-nodes.ts';
import { isParenthesis, keyword, type Node, symbol, word } from './token-tree.ts';

/** A MERGE whose USING subquery stands apart; `hk_source` in the body marks its place. */
export interface RewrittenMerge {
  body: Node[];
  source: Node[] | null;
}

const wordsBeforeBracket = new Set('INSERT VALUES AND OR NOT ON IN WHEN USING'.split(' '));

/** Polyglot does not translate inside a MERGE, so the body may hold no function; membership in an array becomes `= ANY`. */
function rewriteBody(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node, index): Node[] => {
    const [before, next] = [nodes[index - 1], nodes[index + 1]];
    if (keyword(node) === 'IN' && keyword(next) === 'UNNEST') return [symbol('=')];
    if (keyword(node) === 'UNNEST' && keyword(before) === 'IN') return [word('hk_any')];
    const name = node.kind === 'word' ? node.text.toUpperCase() : undefined;
    if (name !== undefined && isParenthesis(next) && !wordsBeforeBracket.has(name))
      throw notPortable(`the function ${name} in the body of MERGE`, 'it in the USING subquery');
    return node.kind === 'group' ? [{ ...node, nodes: rewriteBody(node.nodes) }] : [node];
  });
}

/** Rewrites `MERGE INTO table AS t USING source AS s ON … WHEN …`. */
export function rewriteMerge(nodes: readonly Node[]): RewrittenMerge {
  const using = nodes.findIndex((node) => keyword(node) === 'USING');
  if (keyword(nodes[1]) !== 'INTO' || using < 0) throw notPortable('MERGE without INTO … USING');
  const source = nodes[using + 1];
  if (keyword(source) === 'UNNEST') throw notPortable('MERGE USING UNNEST', 'a staged table');
  const target = rewriteNodes(nodes.slice(0, using + 1));
  if (isParenthesis(source))
    return {
      body: [...target, word('hk_source'), ...rewriteBody(nodes.slice(using + 2))],
      source: rewriteNodes(source.nodes),
    };
  const alias = nodes.findIndex((node, index) => index > using && ['AS', 'ON'].includes(keyword(node) ?? ''));
  return {
    body: [...target, ...rewriteNodes(nodes.slice(using + 1, alias)), ...rewriteBody(nodes.slice(alias))],
    source: null,
  };
}
