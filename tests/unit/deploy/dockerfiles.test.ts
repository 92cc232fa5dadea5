import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deployables } from '../../../scripts/build/deployables.ts';

const root = join(import.meta.dirname, '../../..');
const images = deployables.filter(({ kind }) => kind !== 'function');

/** Instructions of a Dockerfile in order, continued lines joined. */
function instructionsOf(name: string): { keyword: string; rest: string }[] {
  const text = readFileSync(join(root, 'services', name, 'Dockerfile'), 'utf8');
  return text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [keyword = '', ...rest] = line.trim().split(/\s+/);
      return { keyword, rest: rest.join(' ') };
    });
}

const restsOf = (name: string, keyword: string): string[] =>
  instructionsOf(name)
    .filter((instruction) => instruction.keyword === keyword)
    .map(({ rest }) => rest);

describe.each(images.map(({ name }) => name))('the image of %s', (name) => {
  it('is built on a named version of Node 24', () => {
    expect(restsOf(name, 'FROM')).toEqual([expect.stringMatching(/^node:24-\w+-slim$/)]);
  });

  it('copies its own bundle and nothing else, from where the build puts it', () => {
    const folder = `dist/${deployables.find((one) => one.name === name)?.folder}/`;
    const sources = restsOf(name, 'COPY').map((rest) => rest.split(' ')[0]);
    expect(sources.at(-1)).toBe(folder);
    // package.json alone comes first, so that what it installs is kept between builds.
    expect(sources.slice(0, -1).every((source) => source === `${folder}package.json`)).toBe(true);
  });

  it('runs the bundle, without root, and writes nothing', () => {
    const instructions = instructionsOf(name);
    const user = instructions.findIndex(({ keyword }) => keyword === 'USER');
    expect(instructions[user]?.rest).toBe('node');
    const after = instructions.slice(user + 1);
    expect(after).toHaveLength(1);
    expect(after[0]?.keyword).toBe(name === 'console' ? 'ENTRYPOINT' : 'CMD');
    expect(JSON.parse(after[0]?.rest ?? '')).toEqual(['node', '--enable-source-maps', 'index.js']);
    expect(restsOf(name, 'VOLUME')).toEqual([]);
  });

  it('installs what its bundle leaves out, and only then anything', () => {
    const installs = restsOf(name, 'RUN').some((rest) => rest.includes('npm install --omit=dev'));
    const { external } = deployables.find((one) => one.name === name) ?? { external: [] };
    expect(installs).toBe(external.length > 0);
  });
});

it('every service has an image, and no other folder', () => {
  expect(images.map(({ name }) => name).sort()).toEqual([
    'console',
    'feature-engine',
    'prediction-api',
    'trainer',
  ]);
  expect(existsSync(join(root, 'services/league-simulator/Dockerfile'))).toBe(false);
});

it('nothing but bundles is sent to whoever builds an image', () => {
  expect(readFileSync(join(root, '.dockerignore'), 'utf8').trim().split('\n')).toEqual([
    '*',
    '!dist/services',
  ]);
});

it('the library of XGBoost is in the image of the trainer only when it is asked for', () => {
  const [run = ''] = restsOf('trainer', 'RUN');
  expect(run).toMatch(/^if \[ "\$ENGINE" = xgboost \]; then .*libxgboost0.*; fi$/);
  expect(restsOf('trainer', 'ARG')).toEqual(['ENGINE=embedded']);
});
