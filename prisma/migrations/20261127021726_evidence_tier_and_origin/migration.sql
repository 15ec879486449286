-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "origin" TEXT,
ADD COLUMN     "tier" TEXT;
