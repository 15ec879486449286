-- AlterTable
ALTER TABLE "Verdict" ADD COLUMN     "grade" JSONB;
