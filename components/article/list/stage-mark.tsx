import { LAST_STEP, type Stage, stages } from '@/lib/domain/articles/stage';

const steps = Array.from({ length: LAST_STEP }, (_, index) => index + 1);

/** A stage by its name and its place on the way: done, here, still to come. */
export function StageMark({ stage }: { stage: Stage }) {
  const { name, definition, step } = stages[stage];
  const says = `Step ${step} of ${LAST_STEP}. ${definition}`;
  return (
    <span className="stage" title={says}>
      <span className="pips" role="img" aria-label={says}>
        {steps.map((one) => (
          <i key={one} className={one < step ? 'done' : one === step ? 'here' : ''} />
        ))}
      </span>
      {name}
    </span>
  );
}
