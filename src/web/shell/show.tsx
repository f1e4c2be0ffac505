import { createRoot } from 'react-dom/client';
import { showChosenLook } from '../ui-kit/look.ts';
import { firstEntrance, Gate } from './Gate.tsx';
import { startTexts } from './startTexts.ts';

/** Shows the pages once it is known who is here: until then there would be nothing to show. */
export async function show(place: HTMLElement, nobody: boolean): Promise<void> {
  showChosenLook();
  const [first] = await Promise.all([firstEntrance(nobody), startTexts()]);
  createRoot(place).render(<Gate first={first} />);
}
