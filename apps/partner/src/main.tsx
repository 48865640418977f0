import '@tributary/ui/styles.css';
import { RouterProvider } from '@tanstack/react-router';
import { start } from '../../shared/start.js';
import { router } from './router.js';

start(<RouterProvider router={router} />);
