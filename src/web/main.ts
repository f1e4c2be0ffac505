import { askFirst } from './shell/askFirst.ts';
import './ui-kit/base.css';

// The smallest part, and the first: it asks the server while the rest is fetched.
const place = document.getElementById('samla');
if (!place) throw new Error('the page has no place for the application');
// Said by the server with the page, so that the login need not ask first.
const nobody = document.documentElement.dataset['session'] === 'none';
if (!nobody) askFirst(window.location).catch(() => undefined);
const { show } = await import('./shell/show.tsx');
await show(place, nobody);
