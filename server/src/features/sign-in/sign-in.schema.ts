import { type Static, Type } from '@sinclair/typebox';
import { strictObject } from '../../http/schemas.js';

/** What is right about it is not told here: a wrong one of any shape is answered alike. */
const AnyPassword = Type.String({ minLength: 1, maxLength: 1000 });

export const Credentials = strictObject({
  email: Type.String({ minLength: 1, maxLength: 320 }),
  password: AnyPassword,
});
export type Credentials = Static<typeof Credentials>;

export const PasswordChange = strictObject({ current: AnyPassword, next: AnyPassword });
export type PasswordChange = Static<typeof PasswordChange>;
