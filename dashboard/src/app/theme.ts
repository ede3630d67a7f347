import { type CSSVariablesResolver, createTheme, type MantineThemeOverride } from '@mantine/core';

const system = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";
const mono = "ui-monospace, SFMono-Regular, 'JetBrains Mono', Menlo, Consolas, 'Liberation Mono', monospace";
const closeButtonProps = { 'aria-label': 'Close' };

/** Of the hue of the canvas, from text to the deepest ground. */
const darks = [
  '#d8dbe1',
  '#b9bfca',
  '#a1a8b5',
  '#8f96a3',
  '#3d444f',
  '#343a44',
  '#252a32',
  '#1b1e24',
  '#16191e',
  '#111317',
] as const;

/** What lies a step above its ground, in either scheme. */
const shallow = 'light-dark(#eef0f4, #262b33)';

/**
 * Contrast of WCAG AA in both schemes: the shades are those that axe agreed to. Parts are named, not imported: what no
 * page shows is not loaded.
 */
export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily: system,
  fontFamilyMonospace: mono,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontFamily: system, fontWeight: '650', sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.3' } } },
  colors: { dark: [...darks] },
  components: {
    Pill: { styles: { root: { background: shallow } } },
    SegmentedControl: { styles: { root: { background: shallow } } },
    Tabs: { styles: { list: { flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }, tab: { flex: 'none' } } },
    Modal: { defaultProps: { closeButtonProps, centered: true, radius: 'lg', overlayProps: { blur: 2 } } },
    Drawer: { defaultProps: { closeButtonProps } },
    Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 550 } },
    Button: { defaultProps: { fw: 550 } },
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md', highlightOnHover: true } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250 } },
  },
});

const tints = [
  'gray',
  'red',
  'pink',
  'grape',
  'violet',
  'blue',
  'cyan',
  'teal',
  'green',
  'lime',
  'yellow',
  'orange',
] as const;

/** What stands on a tint of its own colour: Mantine's would be too pale to be read. */
const darkerOnTint = Object.fromEntries(
  tints.map((name) => [
    `--mantine-color-${name}-light-color`,
    `color-mix(in srgb, var(--mantine-color-${name}-9) 62%, black)`,
  ]),
);

/** Beside Mantine's own: a canvas that cards stand out from, and greys that can be read on both. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...darkerOnTint,
    '--guidon-canvas': '#f7f8fa',
    '--guidon-surface': '#ffffff',
    '--mantine-color-dimmed': '#5b6270',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-default-border': '#dfe2e8',
  },
  dark: {
    '--guidon-canvas': '#14161a',
    '--guidon-surface': '#1b1e24',
    '--mantine-color-body': '#1b1e24',
    '--mantine-color-text': '#d8dbe1',
    '--mantine-color-dimmed': '#a1a8b5',
    '--mantine-color-placeholder': '#8f96a3',
    '--mantine-color-default': '#22262d',
    '--mantine-color-default-hover': '#2a2f37',
    '--mantine-color-default-border': '#343a44',
    '--mantine-color-gray-light': '#2a2f37',
    '--mantine-color-gray-light-color': '#d8dbe1',
  },
});
