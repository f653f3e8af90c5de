import '@fontsource-variable/plus-jakarta-sans/wght.css';
import './theme/global.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './api/query-client';
import { i18nReady } from './i18n/i18n';
import { router } from './router';
import { styleNonce } from './theme/style-nonce';
import { cssVariables, theme } from './theme/theme';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

const onPhone = matchMedia('(max-width: 56em)').matches;
await i18nReady;
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      {/* Clear of the buttons of a page’s head, and of the bar under the thumb. */}
      <Notifications position={onPhone ? 'top-center' : 'bottom-center'} />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
