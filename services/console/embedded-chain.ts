import { readCollectorSettings } from '../../functions/collector/config.ts';
import { collectorStage } from '../../functions/collector/handler.ts';
import { deadLetterStage } from '../../functions/dead-letter/handler.ts';
import { loaderStage } from '../../functions/loader/handler.ts';
import { readValidatorSettings } from '../../functions/validator/config.ts';
import { validatorStage } from '../../functions/validator/handler.ts';
import type { StatsSource } from '../../shared/ports/stats-source.ts';
import { attachStage } from '../../shared/runtime/stage.ts';
import { readFeatureEngineSettings } from '../feature-engine/config.ts';
import { featureEngineStage } from '../feature-engine/handler.ts';
import { predictionStage } from '../prediction-api/handler.ts';
import { readTrainerSettings } from '../trainer/config.ts';
import { trainerStage } from '../trainer/handler.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';

/** Puts every stage of the chain on the embedded bus. The stages do not know which adapters they have. */
export function attachChain(
  ports: EmbeddedPorts,
  source: StatsSource,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const { objects, warehouse } = ports;
  attachStage(
    collectorStage,
    { objects, warehouse, sources: [source], settings: readCollectorSettings(environment) },
    ports,
  );
  attachStage(validatorStage, { objects, settings: readValidatorSettings(environment) }, ports);
  attachStage(loaderStage, { objects, warehouse }, ports);
  attachStage(
    featureEngineStage,
    { objects, warehouse, settings: readFeatureEngineSettings(environment) },
    ports,
  );
  attachStage(trainerStage, { objects, warehouse, settings: readTrainerSettings(environment) }, ports);
  attachStage(predictionStage, { objects, warehouse }, ports);
  attachStage(deadLetterStage, { objects, warehouse }, ports);
}
