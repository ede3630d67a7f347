import { durationText } from '../release-plan/duration.js';
import type { PlanInput } from './release-templates.queries.js';
import classes from './template-card.module.css';

/** Its stages in a line, each with how long it is held. */
export function TemplateStages({ plan }: { readonly plan: PlanInput }) {
  return (
    <ol className={classes['stages']} aria-label="Stages">
      {plan.stages.map(({ name, holdFor, advance }) => (
        <li key={name}>
          <b>{name}</b>
          {holdFor !== 'PT0S' && ` ${durationText(holdFor)}`}
          {advance === 'approval' && ', then approval'}
        </li>
      ))}
    </ol>
  );
}
