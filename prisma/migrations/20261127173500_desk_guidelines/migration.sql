-- AlterTable
ALTER TABLE "Desk" ADD COLUMN     "guidelines" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "guidelinesVersion" INTEGER NOT NULL DEFAULT 0;
