import { enableCompileCache } from 'node:module';

// Keeps stripped and compiled modules between starts (in the system's temporary folder, or NODE_COMPILE_CACHE): half of the start
// of a command. It works for what is imported after it.
enableCompileCache();
const { runCommand } = await import('./run-command.ts');
process.exitCode = await runCommand(process.argv.slice(2));
