import type { SpecialForm } from './date-functions.ts';
import { notPortable } from './not-portable.ts';
import { call, isSymbol, keyword, type Node, word } from './token-tree.ts';

/** Type names that polyglot must not touch: restored to DuckDB's after it. */
export const placeholderTypes: Readonly<Record<string, string>> = {
  hk_timestamptz: 'TIMESTAMPTZ',
  hk_numeric: 'DECIMAL(38, 9)',
};

const types: Readonly<Record<string, string>> = {
  INT64: 'INT64',
  FLOAT64: 'FLOAT64',
  BOOL: 'BOOL',
  STRING: 'STRING',
  DATE: 'DATE',
  JSON: 'JSON',
  TIMESTAMP: 'hk_timestamptz',
  NUMERIC: 'hk_numeric',
};

/** A type as polyglot should read it. Throws on a type outside the subset. */
export function rewriteType(nodes: readonly Node[]): Node[] {
  return nodes.map((node, index) => {
    if (isSymbol(node, '<') || isSymbol(node, '>') || isSymbol(node, ',')) return node;
    const name = keyword(node);
    if (name === 'ARRAY' || name === 'STRUCT') return word(name);
    const known = name === undefined ? undefined : types[name];
    if (known !== undefined) return word(known);
    // In STRUCT<name TYPE> a field name stands after `<` or `,` and before its type.
    const before = nodes[index - 1];
    const isFieldName = (isSymbol(before, '<') || isSymbol(before, ',')) && nodes[index + 1]?.kind === 'word';
    if (name !== undefined && isFieldName) return node;
    throw notPortable(
      `the type ${name ?? 'with parameters'}`,
      'INT64, FLOAT64, BOOL, STRING, DATE, TIMESTAMP, JSON or NUMERIC',
    );
  });
}

const macros: Readonly<Record<string, { strict: string; safe: string | null }>> = {
  INT64: { strict: 'hk_to_int64', safe: 'hk_try_to_int64' },
  STRING: { strict: 'hk_to_string', safe: 'hk_to_string' },
  TIMESTAMP: { strict: 'hk_to_timestamp', safe: null },
};

/** CAST and SAFE_CAST. */
export const cast: SpecialForm = (inside, rewrite, name) => {
  const at = inside.findLastIndex((node) => keyword(node) === 'AS');
  if (at < 0 || inside.some((node) => keyword(node) === 'FORMAT')) throw notPortable(`${name} with FORMAT`);
  const value = rewrite(inside.slice(0, at));
  const type = inside.slice(at + 1);
  const macro = type.length === 1 ? macros[keyword(type[0]) ?? ''] : undefined;
  const isSafe = name === 'SAFE_CAST';
  const macroName = isSafe ? macro?.safe : macro?.strict;
  if (macroName !== undefined && macroName !== null) return call(macroName, [value]);
  return call(name, [[...value, word('AS'), ...rewriteType(type)]]);
};

/** Digests are texts in DuckDB and bytes in GoogleSQL: only their hexadecimal form is the same. */
export const toHex: SpecialForm = (inside, rewrite, name) => {
  const [digest, group] = inside;
  const digestName = keyword(digest);
  if (
    inside.length !== 2 ||
    digestName === undefined ||
    !['SHA256', 'MD5'].includes(digestName) ||
    group?.kind !== 'group'
  )
    throw notPortable(`${name} of anything but a digest`, 'TO_HEX(SHA256(x)) or TO_HEX(MD5(x))');
  return call(name, [call(digestName, [rewrite(group.nodes)])]);
};
