import { rewriteCreate } from './create-statements.ts';
import { type RewrittenMerge, rewriteMerge } from './merge-statement.ts';
import { notPortable } from './not-portable.ts';
import { rewriteNodes } from './rewrite-nodes.ts';
import { isParenthesis, isSymbol, keyword, type Node, word } from './token-tree.ts';

/** A statement ready for polyglot. `source` is the USING subquery of a MERGE, which polyglot would not translate in place. */
export interface RewrittenStatement {
  nodes: Node[];
  source: Node[] | null;
}

const plain = (nodes: Node[]): RewrittenStatement => ({ nodes, source: null });

/** `INSERT [INTO] path (columns) …`: the columns are no call. */
function rewriteInsert(nodes: readonly Node[]): Node[] {
  const columns = nodes.findIndex(isParenthesis);
  const list = nodes[columns];
  if (list === undefined) throw notPortable('INSERT without a column list', 'INSERT INTO table (columns) …');
  const path = nodes.slice(keyword(nodes[1]) === 'INTO' ? 2 : 1, columns);
  return [word('INSERT'), word('INTO'), ...path, list, ...rewriteNodes(nodes.slice(columns + 1))];
}

/** Rewrites one statement by its first word. */
export function rewriteStatement(written: readonly Node[]): RewrittenStatement {
  const nodes = isSymbol(written.at(-1), ';') ? written.slice(0, -1) : written;
  if (nodes.some((node) => isSymbol(node, ';'))) throw notPortable('more than one statement');
  const first = keyword(nodes[0]);
  switch (first) {
    case 'SELECT':
    case 'WITH':
      return plain(rewriteNodes(nodes));
    case 'CREATE':
      return plain(rewriteCreate(nodes));
    case 'INSERT':
      return plain(rewriteInsert(nodes));
    case 'UPDATE':
    case 'DELETE':
      return plain(rewriteNodes(nodes));
    case 'MERGE': {
      const merge: RewrittenMerge = rewriteMerge(nodes);
      return { nodes: merge.body, source: merge.source };
    }
    default:
      if (isParenthesis(nodes[0])) return plain(rewriteNodes(nodes));
      throw notPortable(`the statement ${first ?? '(empty)'}`);
  }
}
