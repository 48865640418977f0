import { QueryClientProvider } from '@tanstack/react-query';
import { applyTheme, ToastProvider, UiProvider } from '@tributary/ui';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api.js';

/** Renders an application; its router is the child, and draws the links of the design system. */
export function start(app: ReactNode): void {
  applyTheme();
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <UiProvider>
          <ToastProvider>{app}</ToastProvider>
        </UiProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
