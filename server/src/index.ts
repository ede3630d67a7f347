export { compose, type Guidon, type GuidonOptions } from './compose.js';
export { type Config, readConfig } from './config.js';
export { type ErrorKind, type FieldError, GuidonError } from './errors.js';
export { type ServeOptions, type Serving, serve } from './serve.js';
