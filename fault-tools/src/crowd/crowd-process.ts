import { crowdMembers } from './crowd-members.js';
import type { CrowdTasks } from './crowd-tasks.js';

interface Asked {
  readonly id: number;
  readonly task: keyof CrowdTasks;
  readonly options: never;
}

const members = crowdMembers();

process.on('message', async ({ id, task, options }: Asked) => {
  try {
    const answer = await members[task](options);
    process.send?.({ id, answer });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
