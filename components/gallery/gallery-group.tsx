import { type ReactNode, useId } from 'react';

/** One component in its states, under its name. */
export function GalleryGroup({
  name,
  about,
  isWide = false,
  children,
}: {
  name: string;
  about?: string;
  isWide?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`gallery-group ${isWide ? 'wide' : ''}`} aria-labelledby={id}>
      <h2>
        <span id={id}>{name}</span> <span className="dim">{about}</span>
      </h2>
      {children}
    </section>
  );
}
