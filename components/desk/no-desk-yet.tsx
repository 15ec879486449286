import { Banner } from '@/components/ui/banner';

/** The same where the page around it stays. */
export const OnNoDesk = () => <p className="dim2">You are on no desk yet. An admin can add you to one.</p>;

/** The page `title` for somebody who is on no desk: there is nothing that they may see. */
export function NoDeskYet({ title }: { title: string }) {
  return (
    <main className="page grid gap-4">
      <h1 className="h1">{title}</h1>
      <Banner tone="warn">You are on no desk yet. Ask a lead or an admin to add you.</Banner>
    </main>
  );
}
