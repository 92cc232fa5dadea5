import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../terraform');

/** A block at the top of a Terraform file. */
export interface TerraformBlock {
  /** Below `terraform/`. */
  file: string;
  /** resource, variable, output, module, … */
  kind: string;
  /** Its labels: type and name of a resource, the name of the others. */
  labels: readonly string[];
  /** The text between its braces. */
  body: string;
}

/** Every file below `terraform/` whose name ends so: path below that folder and text. */
export const terraformFiles = (ending: string): [path: string, text: string][] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending) && !path.includes('.terraform/'))
    .sort()
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')]);

/**
 * The blocks at the top of a file. `terraform fmt` puts their first line and their last brace, and nothing else that looks like them, at
 * the beginning of a line; CI checks the format.
 */
export const blocksOf = ([file, text]: readonly [string, string]): TerraformBlock[] =>
  [...text.matchAll(/^([a-z]+)((?: "[^"]+")*) \{\n(?:([\s\S]*?)\n)?\}$/gm)].map(([, kind, labels, body]) => ({
    file,
    kind: kind ?? '',
    labels: [...(labels ?? '').matchAll(/"([^"]+)"/g)].map(([, label]) => label ?? ''),
    body: body ?? '',
  }));

/** Every block of every `.tf` file. */
export const terraformBlocks = (): TerraformBlock[] => terraformFiles('.tf').flatMap(blocksOf);

/** The resources of a type; a regular expression when there are several types. */
export const resourcesOf = (type: string | RegExp): TerraformBlock[] =>
  terraformBlocks().filter(
    ({ kind, labels: [label = ''] }) =>
      kind === 'resource' && (typeof type === 'string' ? label === type : type.test(label)),
  );

/** `modules/platform google_service_account.push`: where a resource stands and what it is called. */
export const addressOf = ({ file, labels: [type, name] }: TerraformBlock): string =>
  `${file.split('/').slice(0, -1).join('/')} ${type}.${name}`;
