import type { Condition, Serve } from '@guidon/evaluator';
import { conditionsText, serveText } from '../../targeting/wording.js';
import { type Change, changeOf, valuesText } from '../../ui/changes.js';
import type { Release } from './releases.queries.js';

type Parts = NonNullable<Release['edits']>['before'];

/** In words, part by part: only what differs is named on either side. */
export function describeEdits(before: Parts, after: Parts): readonly Change[] {
  return [
    ...changeOf('Switch', onOff(before.enabled), onOff(after.enabled)),
    ...changeOf('What is raised', servedText(before.serve), servedText(after.serve)),
    ...changeOf('Whitelist of the plan', listedText(before.listed), listedText(after.listed)),
    ...changeOf('Listed for another variant', elsewhereText(before.elsewhere), elsewhereText(after.elsewhere)),
    ...changeOf('Rules of the plan', rulesText(before.rules), rulesText(after.rules)),
  ];
}

function onOff(isOn: boolean | undefined): string | null {
  return isOn === undefined ? null : isOn ? 'On' : 'Off';
}

function servedText(serve: Serve | null | undefined): string | null {
  if (serve === undefined) return null;
  return serve === null ? 'The rule is gone' : serveText(serve);
}

function listedText(listed: Parts['listed']): string | null {
  return joined(listed?.map(({ by, values }) => `${by}: ${valuesText(values)}`));
}

function elsewhereText(elsewhere: Parts['elsewhere']): string | null {
  return joined(elsewhere?.map(({ variant, by, values }) => `${variant} by ${by}: ${valuesText(values)}`));
}

/** The server's own rules: `conditions` and `serve`. */
function rulesText(rules: Parts['rules']): string | null {
  const known = rules as readonly { readonly conditions: readonly Condition[]; readonly serve: Serve }[] | undefined;
  return joined(known?.map(({ conditions, serve }) => `if ${conditionsText(conditions)}: ${serveText(serve)}`));
}

function joined(parts: readonly string[] | undefined): string | null {
  return parts === undefined || parts.length === 0 ? null : parts.join('\n');
}
