import type { CallRewrite } from './call-rewrite.ts';
import { notPortable } from './not-portable.ts';
import { call, integer, type Node } from './token-tree.ts';

/** Capturing groups of an RE2 pattern: `(` that is neither escaped, nor in a class, nor `(?:` or flags. */
export function capturingGroups(pattern: string): number {
  const withoutEscapes = pattern.replace(/\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]/g, '');
  const withoutClasses = withoutEscapes.replace(/\[\^?\]?(?:\[:\^?\w+:\]|[^\]])*\]/g, '');
  return withoutClasses.match(/\((?!\?)|\(\?P?<[A-Za-z_]/g)?.length ?? 0;
}

const groupToExtract = (name: string, pattern: readonly Node[] | undefined): number => {
  const literal = pattern?.length === 1 ? pattern[0] : undefined;
  if (literal?.kind !== 'string') throw notPortable(`${name} with a pattern that is not a literal`);
  const groups = capturingGroups(literal.text);
  if (groups > 1) throw notPortable(`${name} with more than one capturing group`, '(?:…) for the others');
  return groups;
};

/** REGEXP_EXTRACT and REGEXP_EXTRACT_ALL: the group when there is one, else the whole match. */
export const regexpExtract =
  (macro: string): CallRewrite =>
  ({ name, parts }) => {
    if (parts.length !== 2) throw notPortable(`${name} with ${parts.length} argument(s)`, 'it with 2');
    return call(macro, [...parts, [integer(groupToExtract(name, parts[1]))]]);
  };
