import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from './generate/generated-files.ts';

const root = join(import.meta.dirname, '..');
const generatedFolder = 'schemas/generated';
const files = await generatedFiles();

for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

// What nothing writes any more goes.
const present = existsSync(join(root, generatedFolder))
  ? readdirSync(join(root, generatedFolder), { recursive: true, encoding: 'utf8' })
  : [];
for (const path of present.map((name) => join(generatedFolder, name))) {
  if (!files.has(path) && statSync(join(root, path)).isFile()) rmSync(join(root, path));
}
console.log(`wrote ${files.size} generated files`);
