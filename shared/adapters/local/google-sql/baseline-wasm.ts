import { setFlagsFromString } from 'node:v8';

// The transpiler is 23 MB of WebAssembly that translates a few dozen statements, each once. V8's optimizing compiler would work on it
// in the background for seconds of processor time and take some 400 MB; the code of its baseline compiler is enough.
// Flags count for what is compiled after them, so this is imported first; `--liftoff-only` would imply these two on the command line alone.
setFlagsFromString('--no-wasm-tier-up');
setFlagsFromString('--no-wasm-dynamic-tiering');
