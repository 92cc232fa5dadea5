/** A statement of a script and the line it begins on, from 1. */
export interface ScriptStatement {
  text: string;
  line: number;
}

const piece = /--[^\n]*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|;|[^;'"`-]+|-/g;

/** Cuts a script at its semicolons; comments go. */
export function splitScript(script: string): ScriptStatement[] {
  const statements: ScriptStatement[] = [];
  let text = '';
  let line = 1;
  let startLine = 1;
  const end = () => {
    if (text.trim() !== '') statements.push({ text: text.trim(), line: startLine });
    text = '';
  };
  for (const [part] of script.matchAll(piece)) {
    if (part === ';') end();
    else if (!part.startsWith('--')) {
      if (text.trim() === '' && part.trim() !== '')
        startLine = line + ((/^\s*/.exec(part)?.[0] ?? '').split('\n').length - 1);
      text += part;
    }
    line += part.split('\n').length - 1;
  }
  end();
  return statements;
}
