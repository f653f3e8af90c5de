import { createTheme, type CSSVariablesResolver } from '@mantine/core';
import { bata, gading, malam, nila, pandan, soga } from './palette';

export const theme = createTheme({
  primaryColor: 'nila',
  primaryShade: { light: 7, dark: 5 },
  colors: {
    nila,
    soga,
    pandan,
    bata,
    gading,
    gray: gading,
    dark: malam,
    red: bata,
    green: pandan,
    yellow: soga,
  },
  white: '#ffffff',
  black: '#1b1a17',
  fontFamily: "'Plus Jakarta Sans Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', 'JetBrains Mono', Menlo, monospace",
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontFamily: "'Plus Jakarta Sans Variable', system-ui, sans-serif",
    fontWeight: '700',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.2' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.35' },
    },
  },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '22px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { fw: 600 } },
    Badge: { defaultProps: { radius: 'sm', tt: 'none', fw: 600 } },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.45, blur: 2 } },
      styles: { title: { fontWeight: 700 } },
    },
    // Mantine's <header> of a dialog would be a second banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.45, blur: 2 } } },
    Tooltip: {
      defaultProps: { withArrow: true, openDelay: 250, events: { hover: true, focus: true, touch: true } },
    },
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] },
      // Room for the ring of a focused field.
      styles: { label: { marginBottom: 5 } },
    },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
});

/** Mantine's own dimmed and placeholder greys are too pale for AA on ivory. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': gading[0],
    '--mantine-color-dimmed': gading[6],
    '--mantine-color-placeholder': gading[6],
    '--mantine-color-default-border': gading[3],
    '--mantine-color-anchor': nila[6],
    '--mantine-color-error': bata[6],
  },
  dark: {
    '--mantine-color-body': malam[7],
    '--mantine-color-dimmed': malam[2],
    '--mantine-color-placeholder': malam[2],
    '--mantine-color-default': malam[6],
    '--mantine-color-default-border': malam[4],
    // Mantine's own is the colour of our surfaces: what is disabled would look like plain words.
    '--mantine-color-disabled': malam[5],
    '--mantine-color-anchor': nila[3],
    '--mantine-color-error': bata[3],
  },
});
