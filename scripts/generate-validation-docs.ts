import { dimensions, type RuleInfo } from '../shared/domain/validation/rule.ts';
import { allRules } from '../shared/domain/validation/rule-registry.ts';

const row = ({ id, severity, dimension, description }: RuleInfo): string =>
  `| ${id} | ${severity} | ${dimension} | ${description.replaceAll('|', '\\|')} |`;

function section(title: string, rules: readonly RuleInfo[]): string {
  return [
    `## ${title}`,
    '',
    '| rule | severity | dimension | what holds |',
    '|---|---|---|---|',
    ...rules.map(row),
    '',
  ].join('\n');
}

/** The text of `docs/validation.md`: every rule, those over a whole game first, then table by table. */
export function validationRulesDocument(): string {
  const tables = [...new Set(allRules.map(({ table }) => table))];
  const count = (severity: RuleInfo['severity']) =>
    allRules.filter((rule) => rule.severity === severity).length;
  return [
    '# Rules of the validator',
    '',
    'Generated from `shared/domain/validation`; do not edit.',
    '',
    `${allRules.length} rules (${count('hard')} hard, ${count('soft')} soft, ${count('info')} info) in the dimensions ${dimensions.join(', ')}.`,
    'A hard rule over a row rejects the row; over a game it lowers the score. Soft: kept and flagged. Info: costs nothing.',
    '',
    ...tables.map((table) =>
      section(
        table ?? 'Bundle and game',
        allRules.filter((rule) => rule.table === table),
      ),
    ),
  ].join('\n');
}
