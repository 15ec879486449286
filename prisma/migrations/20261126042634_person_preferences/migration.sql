-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "preferences" JSONB NOT NULL DEFAULT '{}';
