import { createRoot } from 'react-dom/client';
import { Gate } from './shell/Gate.tsx';
import { startTexts } from './shell/startTexts.ts';
import { showChosenLook } from './ui-kit/look.ts';
import './ui-kit/base.css';

const place = document.getElementById('samla');
if (!place) throw new Error('the page has no place for the application');
showChosenLook();
const root = createRoot(place);
await startTexts();
root.render(<Gate />);
