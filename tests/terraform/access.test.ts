import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { stageNames } from '../../schemas/topics.ts';
import { tableAfter } from '../support/markdown-tables.ts';
import {
  addressOf,
  resourcesOf,
  type TerraformBlock,
  terraformBlocks,
  terraformFiles,
} from '../support/terraform-files.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const security = read('docs/security.md');
const grants = z
  .array(z.strictObject({ account: z.string(), role: z.string(), on: z.string(), name: z.string() }))
  .parse(JSON.parse(read('terraform/modules/platform/access.json')));
const { topics } = z
  .object({ topics: z.array(z.object({ name: z.string(), publishers: z.array(z.string()) })) })
  .parse(JSON.parse(read('schemas/generated/topics.json')));

const published = topics.flatMap(({ name, publishers }) =>
  [...new Set([...publishers, 'console'])].map((account) => ({
    account,
    role: 'roles/pubsub.publisher',
    on: 'topic',
    name,
  })),
);
const documented = tableAfter(security, '## Stages');
const between = tableAfter(security, '## Between the stages');
const key = ({ account, role, on, name }: (typeof grants)[number]): string =>
  [account, role, on, name].join(' | ');

/** Roles that a resource grants: its own text, and a list of the file that it goes through. */
function rolesOf({ file, body }: TerraformBlock): string[] {
  const literal = [...body.matchAll(/"(roles\/[A-Za-z.]+)"/g)].map(([, role]) => role ?? '');
  const list = /for_each = toset\(local\.([a-z_]+)\)/.exec(body)?.[1];
  if (list === undefined) return literal;
  const text = terraformFiles('.tf').find(([path]) => path === file)?.[1] ?? '';
  const items = new RegExp(`\\b${list} += \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '';
  return [...literal, ...[...items.matchAll(/"(roles\/[A-Za-z.]+)"/g)].map(([, role]) => role ?? '')];
}

const iamResources = resourcesOf(/_iam_(member|binding|policy)$/);

describe('what stages may do', () => {
  it('is what docs/security.md says, row by row', () => {
    expect(documented.map((row) => row.slice(0, 4).join(' | ')).sort()).toEqual(
      [...grants, ...published].map(key).sort(),
    );
  });

  it('has a reason in every row', () => {
    for (const row of [...documented, ...between]) expect(row.at(-1), row.join(' ')).toMatch(/\w{3}/);
  });

  it('is granted to stages and the console, each of which has something to do', () => {
    expect(new Set(grants.map(({ account }) => account))).toEqual(new Set([...stageNames, 'console']));
  });

  it('is never a role over everything', () => {
    const allowed = [
      'roles/bigquery.dataEditor',
      'roles/bigquery.dataViewer',
      'roles/bigquery.jobUser',
      'roles/secretmanager.secretAccessor',
      'roles/storage.objectCreator',
      'roles/storage.objectUser',
      'roles/storage.objectViewer',
    ];
    expect(grants.filter(({ role }) => !allowed.includes(role))).toEqual([]);
    // Only reading goes over the whole bucket, only running queries over the project.
    expect(new Set(grants.filter(({ on }) => on === 'bucket').map(({ role }) => role))).toEqual(
      new Set(['roles/storage.objectViewer']),
    );
    expect(new Set(grants.filter(({ on }) => on === 'project').map(({ role }) => role))).toEqual(
      new Set(['roles/bigquery.jobUser']),
    );
  });

  it('lets the collector write no table and replace no archived answer, and the validator touch no warehouse', () => {
    const of = (account: string) => grants.filter((grant) => grant.account === account);
    expect(of('collector').filter(({ role }) => role === 'roles/bigquery.dataEditor')).toEqual([]);
    expect(of('collector').find(({ name }) => name === 'raw/')?.role).toBe('roles/storage.objectCreator');
    expect(of('validator').filter(({ role }) => role.startsWith('roles/bigquery'))).toEqual([]);
    expect(grants.filter(({ on }) => on === 'secret').map(({ account }) => account)).toEqual(['collector']);
  });
});

describe('grants in Terraform', () => {
  it('take their role from access.json, or are in the second table of docs/security.md with exactly their roles', () => {
    const granted = iamResources
      .filter(({ body }) => !/role += each\.value\.role/.test(body))
      .map((resource) => `${addressOf(resource)}: ${rolesOf(resource).sort().join(', ')}`);
    const told = between.map(([, roles = '', by = '']) => `${by}: ${roles.split(', ').sort().join(', ')}`);
    expect(granted.sort()).toEqual(told.sort());
  });

  it('that take their role from elsewhere are those that read access.json', () => {
    const fromElsewhere = iamResources.filter(({ body }) => /role += each\.value\.role/.test(body));
    expect(fromElsewhere.map(addressOf).sort()).toEqual([
      'modules/bucket google_storage_bucket_iam_member.access',
      'modules/dataset google_bigquery_dataset_iam_member.access',
      'modules/platform google_project_iam_member.stage',
    ]);
    const callers = terraformBlocks().filter(
      ({ kind, body }) => kind === 'module' && /^ {2}access +=/m.test(body),
    );
    // The state bucket is not of the stages: docs/security.md names its two accounts.
    expect(callers.map(({ file, labels }) => `${file} ${labels[0]}`).sort()).toEqual([
      'bootstrap/main.tf state_bucket',
      'modules/platform/storage.tf objects_bucket',
      'modules/platform/warehouse.tf dataset',
    ]);
    for (const { file, body } of callers.filter(({ file }) => file.startsWith('modules/platform')))
      expect(body, file).toContain('in local.grants :');
  });

  it('add a member, and never replace the members that others have added', () => {
    expect(iamResources.filter(({ labels: [type = ''] }) => !type.endsWith('_iam_member'))).toEqual([]);
  });

  it('give everybody nothing, but the prediction API when a variable asks for it', () => {
    const everybody = terraformFiles('.tf').flatMap(([path, text]) =>
      [...text.matchAll(/allUsers|allAuthenticatedUsers|invoker_iam_disabled/g)].map(
        ([word]) => `${path} ${word}`,
      ),
    );
    expect(everybody).toEqual(['modules/event-service/main.tf allUsers']);
    const [resource] = iamResources.filter(({ body }) => body.includes('allUsers'));
    expect(resource?.body).toMatch(/^ {2}count = var\.is_public \? 1 : 0$/m);
    const defaults = terraformBlocks().filter(
      ({ kind, labels: [name = ''] }) => kind === 'variable' && /public/.test(name),
    );
    expect(defaults.map(({ file, labels }) => `${file} ${labels[0]}`)).toEqual([
      'modules/event-service/variables.tf is_public',
      'modules/platform/variables.tf is_api_public',
    ]);
    for (const { body } of defaults) expect(body).toMatch(/^ {2}default += false$/m);
  });
});
