import { createTheme, type MantineThemeOverride } from '@mantine/core';

const system = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";
const mono = "ui-monospace, SFMono-Regular, 'JetBrains Mono', Menlo, Consolas, 'Liberation Mono', monospace";
const closeButtonProps = { 'aria-label': 'Close' };

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
  components: {
    Modal: { defaultProps: { closeButtonProps, centered: true, radius: 'lg', overlayProps: { blur: 2 } } },
    Drawer: { defaultProps: { closeButtonProps } },
    Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 550 } },
    Button: { defaultProps: { fw: 550 } },
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md', highlightOnHover: true } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250 } },
  },
});
