import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/sign-in';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

async function handle(request: NextRequest, context: Context): Promise<Response> {
  // next-auth takes the server's own address from here alone; a forwarded host header is not believed.
  process.env.NEXTAUTH_URL ??= `http://localhost:${process.env.PORT ?? '3000'}`;
  return NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };
