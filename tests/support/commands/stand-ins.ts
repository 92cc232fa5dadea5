import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { tools } from './command-reference.ts';

/** One call of a tool. */
export interface Call {
  tool: string;
  words: string[];
}

/** Stand-ins for tools that must not be called for real. */
export interface StandIns {
  /** Put before PATH. */
  folder: string;
  /** What was called, in order. */
  calls(): Call[];
}

const callSchema = z.strictObject({ tool: z.string(), words: z.array(z.string()) });

/** Writes the call down, says what the answers hold for it, fails when they say so. Arguments may hold line breaks, so JSON. */
const script = (log: string, answers: string): string => `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const { basename } = require('node:path');
const tool = basename(process.argv[1]);
const words = process.argv.slice(2);
appendFileSync(${JSON.stringify(log)}, JSON.stringify({ tool, words }) + '\\n');
const answers = existsSync(${JSON.stringify(answers)}) ? JSON.parse(readFileSync(${JSON.stringify(answers)}, 'utf8')) : [];
const line = [tool, ...words].join(' ');
const answer = answers.find(([pattern]) => new RegExp(pattern).test(line));
if (answer !== undefined) process.stdout.write(answer[1]);
process.exitCode = answer?.[2] ?? 0;
`;

/**
 * Executables of the names of all tools of the reference, in a folder below the given one. `answers`: for the first pattern that fits the line of a call,
 * what is printed, and the exit status (0 when left out).
 */
export function createStandIns(
  folder: string,
  answers: readonly (readonly [pattern: string, output: string, status?: number])[],
): StandIns {
  const log = join(folder, 'calls.ndjson');
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers));
  for (const tool of Object.keys(tools)) {
    const path = join(bin, tool);
    writeFileSync(path, script(log, join(folder, 'answers.json')));
    chmodSync(path, 0o755);
  }
  return {
    folder: bin,
    calls: () =>
      (existsSync(log) ? readFileSync(log, 'utf8') : '')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => callSchema.parse(JSON.parse(line))),
  };
}
