import { describe, expect, it } from 'vitest';
import { ApiError, type FieldError } from '../api/api-error.js';
import { placeErrors } from './field-errors.js';

function aRefusal(...errors: readonly FieldError[]) {
  return new ApiError('It was refused.', { kind: 'invalid', status: 422, errors });
}

describe('what a form was refused for', () => {
  it('stands at the fields, and nowhere else where they say it all', () => {
    const error = aRefusal({ path: '/key', message: 'is taken' }, { path: '/roles/0/group', message: 'is missing' });
    expect(placeErrors(error, ['key', 'roles'])).toEqual({
      fields: { key: 'Is taken', roles: '0/group is missing' },
      rest: null,
    });
  });

  it('is told as a whole where a field is none of the form', () => {
    const error = aRefusal({ path: '/key', message: 'is taken' }, { path: '/', message: 'at most 20' });
    expect(placeErrors(error, ['key'])).toMatchObject({ fields: { key: 'Is taken' }, rest: error });
  });

  it('is told as a whole where it names no field', () => {
    const failure = new Error('no answer');
    expect(placeErrors(failure, ['key'])).toEqual({ fields: {}, rest: failure });
    expect(placeErrors(null, ['key'])).toEqual({ fields: {}, rest: null });
  });
});
