-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "assigneeId" UUID,
ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "secondId" UUID;

-- AlterTable
ALTER TABLE "Desk" ADD COLUMN     "rules" JSONB NOT NULL DEFAULT '{}';
