import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schedules } from '../../schemas/schedules.ts';
import { tableContracts } from '../../schemas/tables/index.ts';
import { stageNames, topicNames } from '../../schemas/topics.ts';
import { addressOf, resourcesOf, terraformBlocks, terraformFiles } from '../support/terraform-files.ts';

const root = join(import.meta.dirname, '../..');
const blocks = terraformBlocks();

describe('Terraform files', () => {
  it('are read whole: every block at the top of a file', () => {
    for (const [path, text] of terraformFiles('.tf'))
      expect(blocks.filter(({ file }) => file === path).length, path).toBe(
        [...text.matchAll(/^[a-z]+(?: "[^"]+")* \{/gm)].length,
      );
    expect(blocks.length).toBeGreaterThan(150);
  });

  it('describe every variable and output, and say the type of every variable', () => {
    const named = blocks.filter(({ kind }) => kind === 'variable' || kind === 'output');
    const bare = named.filter(({ body }) => !/^ {2}description = ".{10,}"$/m.test(body));
    expect(bare.map(({ file, labels }) => `${file} ${labels[0]}`)).toEqual([]);
    const untyped = named.filter(({ kind, body }) => kind === 'variable' && !/^ {2}type += /m.test(body));
    expect(untyped.map(({ file, labels }) => `${file} ${labels[0]}`)).toEqual([]);
  });

  it('use only variables that they declare, and declare only variables that they use', () => {
    for (const folder of new Set(blocks.map(({ file }) => file.split('/').slice(0, -1).join('/')))) {
      const files = terraformFiles('.tf').filter(([path]) => path.startsWith(`${folder}/`));
      const text = files.map(([, one]) => one).join('\n');
      const used = new Set([...text.matchAll(/\bvar\.([a-z_]+)/g)].map(([, name]) => name));
      const declared = new Set([...text.matchAll(/^variable "([a-z_]+)"/gm)].map(([, name]) => name));
      expect(used, folder).toEqual(declared);
    }
  });

  it('pin every provider, and commit neither state, values nor hashes of providers that nobody has checked', () => {
    const pinned = terraformFiles('versions.tf');
    expect(pinned.length).toBeGreaterThan(10);
    for (const [path, text] of pinned) {
      expect(text, path).toMatch(/required_version = ">= 1\.9"/);
      expect(text.match(/source +=/g)?.length, path).toBe(text.match(/version += "~> \d+\.\d+"/g)?.length);
    }
    const committed = execFileSync('git', ['ls-files', 'terraform'], { cwd: root, encoding: 'utf8' });
    expect(
      committed.split('\n').filter((path) => /\.(tfstate|tfvars|zip)$|\.terraform\//.test(path)),
    ).toEqual([]);
  });

  it('repeat no name of a topic, table or schedule: they are read from schemas/generated', () => {
    const names = [
      ...topicNames,
      ...tableContracts.map(({ name }) => name),
      ...schedules.map(({ name }) => name),
    ];
    const repeated = terraformFiles('.tf').flatMap(([path, text]) =>
      names.filter((name) => text.includes(`"${name}"`)).map((name) => `${path} ${name}`),
    );
    // The alert on events that were given up has to name their topic.
    expect(repeated).toEqual(['modules/platform/monitoring.tf event.dead-lettered']);
  });

  it('give every stage a size', () => {
    const stages = terraformFiles('stages.tf')[0]?.[1] ?? '';
    for (const name of stageNames) expect(stages).toMatch(new RegExp(`^ {4}${name} = \\{$`, 'm'));
  });

  it('are formatted, where terraform is installed', () => {
    const { error, status, stdout } = spawnSync('terraform', ['fmt', '-check', '-recursive', 'terraform'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (error !== undefined) {
      console.warn('terraform is not on the PATH: formatting is checked by the workflow ci alone');
      return;
    }
    expect({ status, unformatted: stdout }).toEqual({ status: 0, unformatted: '' });
  });
});

describe('messages', () => {
  const subscriptions = resourcesOf('google_pubsub_subscription');

  it('stay seven days, never expire with their subscription, and are pushed with a token', () => {
    expect(subscriptions.length).toBeGreaterThan(1);
    for (const one of subscriptions) {
      expect(one.body, addressOf(one)).toMatch(/message_retention_duration = local\.retention/);
      expect(one.body, addressOf(one)).toMatch(/expiration_policy \{\n {4}ttl = ""/);
      expect(one.body, addressOf(one)).toMatch(/oidc_token \{/);
      expect(one.body, addressOf(one)).toMatch(/retry_policy \{/);
    }
  });

  it('have a dead-letter topic, and every dead-letter topic has a subscription', () => {
    const withoutPolicy = subscriptions.filter(({ body }) => !/dead_letter_policy \{/.test(body));
    // What reads dead letters has nowhere else to put them: it is retried until they are kept.
    expect(withoutPolicy.map(addressOf)).toEqual([
      'modules/topic-with-dead-letter google_pubsub_subscription.dead_letter',
    ]);
    const read = subscriptions.map(({ body }) => /topic += (google_pubsub_topic\.[a-z_]+)/.exec(body)?.[1]);
    for (const { labels } of resourcesOf('google_pubsub_topic'))
      expect(read, `${labels[1]} has no subscription`).toContain(`google_pubsub_topic.${labels[1]}`);
  });

  it('reach functions by a subscription of our own, not one of Eventarc', () => {
    expect(resourcesOf('google_eventarc_trigger')).toEqual([]);
    for (const { body } of resourcesOf('google_cloudfunctions2_function')) {
      expect(body).not.toMatch(/event_trigger \{/);
      expect(body).toMatch(/runtime += "nodejs24"/);
    }
  });
});

describe('data', () => {
  it('lies in buckets that cannot be made public', () => {
    const buckets = resourcesOf('google_storage_bucket');
    expect(buckets.length).toBeGreaterThan(0);
    for (const { body } of buckets) {
      expect(body).toMatch(/uniform_bucket_level_access = true/);
      expect(body).toMatch(/public_access_prevention += "enforced"/);
    }
    expect(
      resourcesOf(/^google_storage_(bucket_access_control|object_acl|bucket_acl|default_object_)/),
    ).toEqual([]);
  });

  it('has no secret value and no key of a service account in Terraform', () => {
    expect(resourcesOf(/secret_version|service_account_key/)).toEqual([]);
  });

  it('of prod cannot be deleted by Terraform, that of dev can', () => {
    const main = (environment: string) =>
      readFileSync(join(root, `terraform/environments/${environment}/main.tf`), 'utf8');
    expect(main('prod')).not.toContain('is_protected');
    expect(main('dev')).toMatch(/is_protected += false/);
  });

  it('and everything else differs between dev and prod by values only', () => {
    const files = (environment: string) =>
      terraformFiles('.tf')
        .filter(([path]) => path.startsWith(`environments/${environment}/`) && !path.endsWith('main.tf'))
        .map(([path, text]) => [path.split('/').at(-1), text.replaceAll(`environments/${environment}`, '')]);
    expect(files('dev')).toEqual(files('prod'));
  });
});
