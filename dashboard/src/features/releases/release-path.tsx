import { VisuallyHidden } from '@mantine/core';
import type { CSSProperties } from 'react';
import { Icon } from '../../ui/icons.js';
import { Time } from '../../ui/time.js';
import classes from './release-path.module.css';
import { audienceText, percentageAt } from './release-wording.js';
import type { Release, ReleaseStage } from './releases.queries.js';
import { holdMs, holdText, leftNow } from './time-left.js';
import { useNow } from './use-now.js';

type Standing = 'passed' | 'here' | 'to come';

interface ReleasePathProps {
  readonly release: Release;
  /** When the server said it. */
  readonly saidAtMs: number;
}

/** The stages in a row, and where it stands among them. */
export function ReleasePath({ release, saidAtMs }: ReleasePathProps) {
  const { plan, state } = release;
  const here = release.stage?.index ?? -1;
  const held = useHeld(release, saidAtMs);
  const isHalted = state === 'paused' || state === 'rolled-back' || state === 'aborted';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <ol className={classes['path']} aria-label="Stages" tabIndex={0}>
      {plan.stages.map((stage, index) => {
        const standing = state === 'completed' || index < here ? 'passed' : index === here ? 'here' : 'to come';
        const look = standing === 'to come' ? '' : (classes[standing] ?? '');
        return (
          <li
            key={stage.name}
            className={`${classes['stage']} ${look} ${isHalted ? classes['halted'] : ''}`}
            style={{ '--held': `${held}%` } as CSSProperties}
            {...(standing === 'here' && { 'aria-current': 'step' as const })}
          >
            <span className={classes['dot']} aria-hidden="true">
              {standing === 'passed' ? <Icon name="check" size={13} /> : index + 1}
            </span>
            <StageFacts {...{ release, stage, index, standing }} />
          </li>
        );
      })}
    </ol>
  );
}

interface StageFactsProps {
  readonly release: Release;
  readonly stage: ReleaseStage;
  readonly index: number;
  readonly standing: Standing;
}

function StageFacts({ release: { plan, ramp }, stage, index, standing }: StageFactsProps) {
  const point = ramp.find((one) => one.stage === index);
  const percentage = percentageAt(plan, index);
  return (
    <>
      <div className={classes['name']}>{stage.name}</div>
      <VisuallyHidden>{standing}</VisuallyHidden>
      {percentage > 0 && !stage.name.includes(`${percentage} %`) && (
        <div className={classes['percentage']}>{percentage} %</div>
      )}
      <div className={classes['facts']}>{audienceText(stage, plan)}</div>
      <div className={classes['facts']}>
        {holdText(stage.holdFor)}
        {stage.advance === 'approval' && `, then ${article(stage.approver)} approves`}
      </div>
      {point?.at && (
        <div className={classes['facts']}>
          {point.isEstimate ? 'begins ' : 'began '}
          <Time at={point.at} />
        </div>
      )}
    </>
  );
}

function article(role: string): string {
  return /^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`;
}

/** How much of the stage's time is over, in percent. */
function useHeld({ plan, stage, timeLeftMs, state }: Release, saidAtMs: number): number {
  const now = useNow();
  const whole = stage === null ? undefined : holdMs(plan.stages[stage.index]?.holdFor ?? '');
  if (state === 'waiting' || state === 'completed') return 100;
  if (whole === undefined || whole === 0 || timeLeftMs === null) return 0;
  return Math.round(100 * (1 - Math.min(1, leftNow(timeLeftMs, saidAtMs, now) / whole)));
}
