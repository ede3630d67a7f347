import type { Serve } from '@guidon/evaluator';
import { NativeSelect, Stack } from '@mantine/core';
import { asSplit } from './split.js';
import { SplitEditor } from './split-editor.js';

interface ServeEditorProps {
  /** Who is served: `everybody else`. */
  readonly of: string;
  readonly serve: Serve;
  readonly variants: readonly string[];
  readonly onChange: (serve: Serve) => void;
}

/** Cannot be a variant's name: it has a colon. */
const byPercentage = 'split:';

/** One variant for all, or a split by percentage. */
export function ServeEditor({ of, serve, variants, onChange }: ServeEditorProps) {
  const options = [
    ...variants.map((variant) => ({ value: variant, label: variant })),
    ...(variants.length > 1 ? [{ value: byPercentage, label: 'a percentage…' }] : []),
  ];
  const choose = (value: string) => onChange(value === byPercentage ? asSplit(serve, variants) : { variant: value });
  return (
    <Stack gap="sm">
      <NativeSelect
        label="gets"
        aria-label={`What ${of} gets`}
        maw={260}
        data={options}
        value={'split' in serve ? byPercentage : serve.variant}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {'split' in serve && <SplitEditor of={of} serve={serve} variants={variants} onChange={onChange} />}
    </Stack>
  );
}
