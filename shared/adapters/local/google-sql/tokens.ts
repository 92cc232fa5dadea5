import { notPortable } from './not-portable.ts';
import { readQuoted } from './string-literal.ts';

/** What a token is. `quoted` is a backticked name, `parameter` a `@name`. */
export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'symbol';

/** A token of GoogleSQL; `text` is its value: a string unescaped, a name without backticks, a parameter without `@`. */
export interface Token {
  kind: TokenKind;
  text: string;
}

const blankPattern = /(?:\s+|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const stringPattern = /(rb|br|r|b)?("""|'''|"|')/iy;
const numberPattern = /0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const wordPattern = /[A-Za-z_][A-Za-z0-9_]*/y;
const parameterPattern = /@([A-Za-z_][A-Za-z0-9_]*)/y;
const symbolPattern = /<>|!=|<=|>=|\|\||[()[\].,;+\-*/%<>=]/y;

const matchAt = (pattern: RegExp, sql: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(sql);
};

/** DuckDB reads `1.5` as DECIMAL, GoogleSQL as FLOAT64: an exponent makes it DOUBLE. */
const asDouble = (text: string): string =>
  /^0[xX]|[eE]/.test(text) || !text.includes('.') ? text : `${text}e0`;

function readToken(sql: string, at: number): { token: Token; end: number } {
  const string = matchAt(stringPattern, sql, at);
  if (string !== null) {
    const prefix = (string[1] ?? '').toLowerCase();
    if (prefix.includes('b')) throw notPortable('a bytes literal');
    const { value, end } = readQuoted(sql, at + prefix.length, string[2] ?? '', prefix === 'r');
    return { token: { kind: 'string', text: value }, end };
  }
  if (sql.charAt(at) === '`') {
    const { value, end } = readQuoted(sql, at, '`', false);
    return { token: { kind: 'quoted', text: value }, end };
  }
  const afterWord = /[A-Za-z0-9_)\]`]/.test(sql.charAt(at - 1));
  // `.5` is a number, but the dot of `t.x` or of `a[0].x` is not.
  const number = sql.charAt(at) === '.' && afterWord ? null : matchAt(numberPattern, sql, at);
  if (number !== null)
    return { token: { kind: 'number', text: asDouble(number[0]) }, end: at + number[0].length };
  const word = matchAt(wordPattern, sql, at);
  if (word !== null) return { token: { kind: 'word', text: word[0] }, end: at + word[0].length };
  const parameter = matchAt(parameterPattern, sql, at);
  if (parameter !== null)
    return { token: { kind: 'parameter', text: parameter[1] ?? '' }, end: at + parameter[0].length };
  const symbol = matchAt(symbolPattern, sql, at);
  if (symbol !== null) return { token: { kind: 'symbol', text: symbol[0] }, end: at + symbol[0].length };
  throw notPortable(`the character ${JSON.stringify(sql.charAt(at))} (at offset ${at})`);
}

/** Cuts GoogleSQL into tokens; comments and white space go. Throws SQL_NOT_PORTABLE on what it does not know. */
export function readTokens(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const blank = matchAt(blankPattern, sql, at);
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    if (sql.startsWith('/*', at)) throw notPortable('a comment that is never closed');
    const { token, end } = readToken(sql, at);
    tokens.push(token);
    at = end;
  }
  return tokens;
}
