import type { Role } from '../http/account.js';
import type { TestServer } from './a-server.js';

/** A service token's text. */
export async function aServiceToken(server: TestServer, role: Role, project?: string): Promise<string> {
  const body = { name: `${role} of ${project ?? 'all'}`, role, ...(project !== undefined && { project }) };
  const answer = await server.call('POST', '/api/v1/tokens', { body });
  if (answer.status !== 201) throw new Error(`no token: ${JSON.stringify(answer.body)}`);
  return answer.body.token;
}
