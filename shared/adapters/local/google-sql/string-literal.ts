import { notPortable } from './not-portable.ts';

const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '?': '?',
  '"': '"',
  "'": "'",
  '`': '`',
};

const numericEscape = /^(?:[0-3][0-7]{2}|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/;

function decodeEscapes(body: string): string {
  let value = '';
  for (let at = 0; at < body.length; at += 1) {
    const character = body.charAt(at);
    if (character !== '\\') {
      value += character;
      continue;
    }
    const rest = body.slice(at + 1);
    const simple = simpleEscapes[rest.charAt(0)];
    const numeric = numericEscape.exec(rest)?.[0];
    if (simple !== undefined) {
      value += simple;
      at += 1;
    } else if (numeric !== undefined) {
      const code = /^[xXuU]/.test(numeric)
        ? Number.parseInt(numeric.slice(1), 16)
        : Number.parseInt(numeric, 8);
      if (code > 0x10ffff) throw notPortable(`the escape \\${numeric}`);
      value += String.fromCodePoint(code);
      at += numeric.length;
    } else
      throw notPortable(`the unknown escape \\${rest.charAt(0)}`, 'a raw string r"…" or a double backslash');
  }
  return value;
}

/** A literal or quoted identifier found in a text: its value and the offset behind it. */
export interface QuotedText {
  value: string;
  end: number;
}

/** Reads what stands between `quote` at `start` (the offset of the quote) and its end; `raw` keeps backslashes. */
export function readQuoted(sql: string, start: number, quote: string, raw: boolean): QuotedText {
  const bodyStart = start + quote.length;
  for (let at = bodyStart; at < sql.length; at += 1) {
    if (sql.charAt(at) === '\\') at += 1;
    else if (sql.startsWith(quote, at)) {
      const body = sql.slice(bodyStart, at).replaceAll('\r\n', '\n');
      return { value: raw ? body : decodeEscapes(body), end: at + quote.length };
    } else if (quote.length === 1 && sql.charAt(at) === '\n')
      throw notPortable('a quoted text that is not closed on its line', `a triple-quoted text`);
  }
  throw notPortable('a quoted text that is never closed');
}
