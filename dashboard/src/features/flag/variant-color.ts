const palette = ['indigo', 'teal', 'orange', 'grape', 'cyan', 'pink', 'lime', 'yellow'] as const;

/** The same wherever a variant is shown; what stands for off is grey. */
export function variantColor(variants: readonly string[], variant: string): string {
  return `var(--mantine-color-${variantHue(variants, variant)}-6)`;
}

export function variantHue(variants: readonly string[], variant: string): string {
  if (variant === 'on') return 'teal';
  if (variant === 'off') return 'gray';
  return palette[Math.max(0, variants.indexOf(variant)) % palette.length] ?? 'indigo';
}
