import { type FlagKind, type ToolEntry, tools } from './command-reference.ts';

const isFlag = (word: string): boolean => /^--?[a-z]/.test(word);

/** The flag of a word, and its value after `=`. */
function splitFlag(word: string): { name: string; value: string | null } {
  const at = word.indexOf('=');
  return at < 0 ? { name: word, value: null } : { name: word.slice(0, at), value: word.slice(at + 1) };
}

/** The words of the command: the longest that the reference knows. Flags of the tool may stand before it. */
function findCommand(tool: ToolEntry, words: readonly string[]): string | null {
  const first = words.findIndex((word) => !isFlag(word));
  const rest = words.slice(Math.max(first, 0));
  for (let length = rest.length; length >= 0; length -= 1) {
    const command = rest.slice(0, length).join(' ');
    if (command in tool.commands) return command;
  }
  return null;
}

/** What is wrong with one flag and the word after it; whether that word is its value. */
function checkFlag(
  kind: FlagKind | undefined,
  word: string,
  next: string | undefined,
): { problems: string[]; takesNext: boolean } {
  const { name, value } = splitFlag(word);
  if (kind === undefined) return { problems: [`has no flag ${name}`], takesNext: false };
  if (kind === 'none')
    return { problems: value === null ? [] : [`${name} takes no value`], takesNext: false };
  const given = value ?? next;
  if (given === undefined || given === '') return { problems: [`${name} has no value`], takesNext: false };
  const isKnown = kind === 'value' || kind.includes(given);
  return {
    problems: isKnown ? [] : [`${name} does not take ${given}`],
    takesNext: value === null,
  };
}

/**
 * What is wrong with a call of a tool, by its reference: an unknown command or flag, a flag without its value or with a wrong one, too few or too many
 * arguments, a flag that is missing. Empty: nothing.
 */
export function problemsOfCommand(name: string, words: readonly string[]): string[] {
  const tool = tools[name];
  if (tool === undefined) return [`${name} is no tool of the reference`];
  const command = findCommand(tool, words);
  const entry = command === null ? undefined : tool.commands[command];
  if (command === null || entry === undefined) return [`${name} has no command ${words.join(' ')}`];
  const commandWords = command === '' ? 0 : command.split(' ').length;
  const flags: Record<string, FlagKind> = { ...tool.flags, ...entry.flags };
  const problems: string[] = [];
  const seen = new Set<string>();
  let plain = 0;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!isFlag(word)) {
      plain += 1;
      continue;
    }
    const { name: flag } = splitFlag(word);
    const checked = checkFlag(flags[flag], word, words[index + 1]);
    problems.push(...checked.problems);
    seen.add(flag);
    if (checked.takesNext) index += 1;
  }
  const count = plain - commandWords;
  const [least, most] = entry.arguments;
  if (count < least || count > most) problems.push(`takes ${least} to ${most} arguments, not ${count}`);
  for (const flag of entry.required ?? []) if (!seen.has(flag)) problems.push(`needs ${flag}`);
  return problems.map((problem) => `${name} ${command}: ${problem}`.replace(' : ', ': '));
}
