import type { AnswerTo } from '../../api/client.js';

/** What a link is for, as whoever holds it is told. */
export type Invitation = AnswerTo<'/api/v1/invitations/look', 'post'>;
