-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "received" JSONB;

-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "query" JSONB;
