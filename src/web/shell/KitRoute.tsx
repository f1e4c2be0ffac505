import { GalleryPage } from '../gallery/GalleryPage.tsx';

export const KitRoute = () => <GalleryPage />;
