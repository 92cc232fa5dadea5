import type { ModelCard } from '../../schemas/models.ts';
import type { Publication, TopicData } from '../../shared/runtime/stage-types.ts';

/** An event that asks for a training: one with a slate. */
export type Asking = TopicData<'features.created'> & {
  slate: NonNullable<TopicData<'features.created'>['slate']>;
};

/** `model.deployed` of a version that was deployed; of another one nothing. */
export function announceDeployment(card: ModelCard, { run_id, game_date, slate }: Asking): Publication[] {
  if (card.decision !== 'deployed') return [];
  return [
    {
      topic: 'model.deployed',
      data: {
        run_id,
        game_date,
        model_system: card.model_system,
        model_version: card.model_version,
        slate_date: slate.slate_date,
        training_games: card.training_games,
      },
    },
  ];
}
