import { notPortable } from './not-portable.ts';
import type { Token } from './tokens.ts';

/** Everything between a pair of brackets. */
export interface Group {
  kind: 'group';
  open: '(' | '[';
  nodes: Node[];
}

/** A token or a bracketed group. */
export type Node = Token | Group;

const closers = { '(': ')', '[': ']' } as const;

/** Nests tokens by their brackets. Throws SQL_NOT_PORTABLE when they do not match. */
export function nestTokens(tokens: readonly Token[]): Node[] {
  const root: Node[] = [];
  const stack: { nodes: Node[]; close: string }[] = [];
  let current = root;
  for (const token of tokens) {
    if (token.kind === 'symbol' && (token.text === '(' || token.text === '[')) {
      const group: Group = { kind: 'group', open: token.text, nodes: [] };
      current.push(group);
      stack.push({ nodes: current, close: closers[token.text] });
      current = group.nodes;
    } else if (token.kind === 'symbol' && (token.text === ')' || token.text === ']')) {
      const outer = stack.pop();
      if (outer === undefined || outer.close !== token.text)
        throw notPortable(`an unmatched "${token.text}"`);
      current = outer.nodes;
    } else current.push(token);
  }
  if (stack.length > 0) throw notPortable('a bracket that is never closed');
  return root;
}

/** An unquoted word, upper case; undefined for anything else. */
export const keyword = (node: Node | undefined): string | undefined =>
  node?.kind === 'word' ? node.text.toUpperCase() : undefined;

/** Is the node this symbol? */
export const isSymbol = (node: Node | undefined, text: string): boolean =>
  node?.kind === 'symbol' && node.text === text;

/** Is the node a group in round brackets? */
export const isParenthesis = (node: Node | undefined): node is Group =>
  node?.kind === 'group' && node.open === '(';

/** Splits the inside of a call at its commas; nothing inside gives no arguments. */
export function splitArguments(nodes: readonly Node[]): Node[][] {
  if (nodes.length === 0) return [];
  const parts: Node[][] = [[]];
  for (const node of nodes) {
    if (isSymbol(node, ',')) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}

/** A word node. */
export const word = (text: string): Token => ({ kind: 'word', text });
/** A symbol node. */
export const symbol = (text: string): Token => ({ kind: 'symbol', text });
/** A string literal node. */
export const literal = (text: string): Token => ({ kind: 'string', text });
/** A whole number node. */
export const integer = (value: number): Token => ({ kind: 'number', text: String(value) });
/** Nodes in round brackets. */
export const parenthesised = (nodes: Node[]): Group => ({ kind: 'group', open: '(', nodes });

/** `name(argument, argument)`. */
export function call(name: string, parts: readonly (readonly Node[])[]): Node[] {
  const inside = parts.flatMap((part, index) => (index === 0 ? [...part] : [symbol(','), ...part]));
  return [word(name), parenthesised(inside)];
}
