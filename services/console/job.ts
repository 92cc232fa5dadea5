import { readSourceSettings } from '../../functions/collector/config.ts';
import { openCloudPorts } from '../../shared/composition/cloud-ports.ts';
import { openStageWarehouse } from '../../shared/composition/stage-warehouse.ts';
import { asHanksTankError, HanksTankError } from '../../shared/domain/errors.ts';
import { cloudCommands } from './cloud-commands.ts';

const { settings, close, ...ports } = openCloudPorts(process.env);
const { log } = ports;
const [name = '', ...args] = process.argv.slice(2);

try {
  const command = cloudCommands[name];
  if (command === undefined)
    throw new HanksTankError(
      'CONFIG_INVALID',
      `unknown command "${name}": expected one of ${Object.keys(cloudCommands).join(', ')}`,
    );
  const source = readSourceSettings(process.env);
  const warehouse = openStageWarehouse(settings, 'console');
  try {
    const outcome = await command(
      {
        ports: { ...ports, warehouse },
        environment: process.env,
        expectsStatcast: source.source === 'statsapi' || source.savant !== null,
      },
      args,
    );
    log.info({ command: name }, outcome);
  } finally {
    await warehouse.close();
  }
} catch (thrown) {
  const error = asHanksTankError(thrown);
  log.fatal({ command: name, err: error, code: error.code }, `${error.message} ${error.check}`);
  process.exitCode = 1;
} finally {
  await close();
}
