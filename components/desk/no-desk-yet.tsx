import { Banner } from '@/components/ui/banner';

const sentence = 'You are on no desk yet. Ask a lead or an admin to add you.';

/** The same where the page around it stays. */
export const OnNoDesk = () => <p className="dim2">{sentence}</p>;

/** The page `title` for somebody who is on no desk: there is nothing that they may see. */
export function NoDeskYet({ title }: { title: string }) {
  return (
    <main className="page grid gap-4">
      <h1 className="h1">{title}</h1>
      <Banner tone="warn">{sentence}</Banner>
    </main>
  );
}
